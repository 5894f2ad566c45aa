"""Every error that Moorage raises. A message says where, what, what was got, and how to fix it."""

from typing import Any

_MISSING = object()


class MoorageError(Exception):
    """Catch this to catch everything that Moorage refuses."""


class InvalidInputError(MoorageError, ValueError):
    """An argument, or a value of an environment file, cannot work.

    Args:
        where: The argument or key, in the words of what the user wrote (``HttpRoute.path``).
        what: The rule that does not hold, such as ``must start with '/'``.
        got: The value that broke the rule. Omitted: the message shows none.
        fix: What to write instead.

    Example:
        >>> fix = "write '/api'"
        >>> print(InvalidInputError("HttpRoute.path", "must start with '/'", got="api", fix=fix))
        HttpRoute.path: must start with '/' (got 'api'); write '/api'
    """

    def __init__(self, where: str, what: str, *, got: Any = _MISSING, fix: str) -> None:
        self.where = where
        self.what = what
        self.fix = fix
        self.got = None if got is _MISSING else got
        self.problem = what if got is _MISSING else f"{what} (got {got!r})"
        super().__init__(f"{where}: {self.problem}; {fix}")


class ConfigError(MoorageError):
    """An environment file cannot be used. Holds every problem of the file, not only the first.

    Args:
        problems: One line each, ``file:line: key.path: what (got value); fix``, in file order.
    """

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


class FeatureError(MoorageError):
    """A feature cannot be attached: attached twice, or something it needs is missing."""


class TemplateError(MoorageError):
    """A template cannot be read. Holds every problem, not only the first.

    Args:
        problems: One line each, ``file:line: what``.
    """

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))
