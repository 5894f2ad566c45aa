"""The environment file: its schema, how it is read, and where each value came from."""
