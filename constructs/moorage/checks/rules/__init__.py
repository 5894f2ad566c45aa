"""The checks, one per file: id and why, function, message."""
