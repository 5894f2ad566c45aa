"""The pictures of the documentation, from the library itself."""
