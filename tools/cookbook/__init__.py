"""The pages of docs/cookbook, from the docstrings of features and of kinds of workloads."""
