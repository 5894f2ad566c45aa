"""A package of another team, which knows Moorage from its public names alone."""
