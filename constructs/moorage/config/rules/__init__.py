"""Rules between the parts of an environment file: one subject, one file."""
