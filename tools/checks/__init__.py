"""Pages about the checks, and templates of others to measure them by."""
