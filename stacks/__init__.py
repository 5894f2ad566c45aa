"""The application's stacks: they translate an environment file into constructs and decide nothing."""
