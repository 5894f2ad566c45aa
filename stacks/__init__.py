"""The application's stacks: an environment file in, constructs out, no decisions."""
