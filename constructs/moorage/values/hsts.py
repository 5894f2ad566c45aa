"""What browsers are told about HTTPS."""

from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.ranges import require_range

_YEAR = 31_536_000
_LONGEST = 10 * _YEAR


@dataclass(frozen=True, kw_only=True)
class Hsts:
    """Tell browsers to use nothing but HTTPS for a host from now on.

    It is not sent unless asked for: a browser keeps the promise for as long as it was made, for
    every host of a shared load balancer, and it cannot be taken back before
    (https://www.rfc-editor.org/rfc/rfc6797). Begin with a day, then go to a year.

    Args:
        max_age_seconds: How long a browser remembers; 0 makes it forget at its next request.
        include_subdomains: Whether it holds for every name below the host too, also for those that
            somebody else serves.
        preload: Whether the host may be put on the list that browsers are shipped with, which
            takes a year and all subdomains (https://hstspreload.org).

    Raises:
        InvalidInputError: A negative age, or ``preload`` for less than the list wants.

    Example:
        >>> Hsts(max_age_seconds=86400).header
        'max-age=86400'
    """

    max_age_seconds: int = _YEAR
    include_subdomains: bool = False
    preload: bool = False

    def __post_init__(self) -> None:
        where = "Hsts.max_age_seconds"
        require_range(where, self.max_age_seconds, 0, _LONGEST, unit="seconds")
        if self.preload and not (self.include_subdomains and self.max_age_seconds >= _YEAR):
            raise InvalidInputError(
                "Hsts.preload",
                f"the list takes hosts with all subdomains for {_YEAR} seconds or more",
                got=self.header,
                fix=f"add include_subdomains and max_age_seconds: {_YEAR}, or remove it",
            )

    @property
    def header(self) -> str:
        """The value of the header ``Strict-Transport-Security``."""
        parts = [f"max-age={self.max_age_seconds}"]
        if self.include_subdomains:
            parts.append("includeSubDomains")
        if self.preload:
            parts.append("preload")
        return "; ".join(parts)
