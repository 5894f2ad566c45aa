"""Which file somebody means who names an environment."""

from pathlib import Path


def environment_file(given: Path) -> Path:
    """Return the file of a bare name such as ``demo``, if there is one, or what was given.

    Args:
        given: A path, or the name of an environment.
    """
    named = Path("environments") / f"{given}.yaml"
    return named if given.name == str(given) and not given.exists() and named.exists() else given
