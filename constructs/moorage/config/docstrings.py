"""Read the descriptions of fields from the docstrings of their classes."""

import inspect
import re

_FIELD = re.compile(r" {4}(\w+): (.*)")


def first_sentence(kind: type) -> str:
    """Return what a class is for: the first line of its docstring.

    Args:
        kind: A documented class.
    """
    return (inspect.getdoc(kind) or "").partition("\n")[0]


def field_descriptions(kind: type) -> dict[str, str]:
    """Return the text of each entry of the ``Args:`` sections of a class and those it extends.

    Args:
        kind: A documented class.

    Example:
        >>> from moorage.values.log_settings import LogSettings
        >>> list(field_descriptions(LogSettings))
        ['retention_days']
    """
    found: dict[str, str] = {}
    for one in reversed(kind.__mro__):
        found |= entries(one.__doc__ or "", "Args")
    return found


def entries(docstring: str, section: str) -> dict[str, str]:
    r"""Return the text of each entry of one section of a docstring, by its name.

    Args:
        docstring: The docstring.
        section: The name of the section, such as ``Args`` or ``Raises``.

    Example:
        >>> entries("Do it.\n\nArgs:\n    a: One\n        line.\n", "Args")
        {'a': 'One line.'}
    """
    text = inspect.cleandoc(docstring)
    body = re.search(rf"^{section}:\n((?:    .*\n?|\n)+)", text, re.MULTILINE)
    found: dict[str, str] = {}
    last = ""
    for line in body[1].splitlines() if body else ():
        if match := _FIELD.fullmatch(line):
            last = match[1]
            found[last] = match[2]
        elif line.strip():
            found[last] += f" {line.strip()}"
    return found
