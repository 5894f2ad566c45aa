"""A certificate of a load balancer: one that exists, or one that is made."""

import re
from dataclasses import dataclass
from typing import Final

from moorage.errors import InvalidInputError
from moorage.values.host_name import covers, is_domain

_ARN: Final = re.compile(r"arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/[A-Za-z0-9-]+")
# https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html
_LONGEST_DOMAIN: Final = 64
# https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html
_MOST_NAMES: Final = 10


@dataclass(frozen=True, kw_only=True)
class ListenerCertificate:
    """Name a certificate of AWS Certificate Manager, or the domain for which one is made.

    One that is made is validated by records in a public zone of the environment, and renewed for
    as long as they are there
    (https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html).

    Args:
        arn: ARN of a certificate in the same region. Omitted: one is made for ``domain``.
        domain: The name it is made for; ``*.example.com`` covers every name one label below
            ``example.com``, and not ``example.com`` itself.
        names: Further names it covers; AWS allows 10 in all unless asked for more.

    Raises:
        InvalidInputError: Not exactly one of ``arn`` and ``domain``, or a name that is none.

    Example:
        >>> ListenerCertificate(domain="example.com", names=("*.example.com",)).covers(
        ...     "shop.example.com"
        ... )
        True
    """

    arn: str | None = None
    domain: str | None = None
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        name = type(self).__name__
        if (self.arn is None) == (self.domain is None):
            what, fix = "needs either arn or domain", "write domain: shop.example.com"
            raise InvalidInputError(name, what, fix=fix)
        if self.arn is not None:
            self._check_arn(self.arn)
            return
        if len(self.all_names) > _MOST_NAMES:
            what, fix = f"covers at most {_MOST_NAMES} names", "use '*', or a second certificate"
            raise InvalidInputError(f"{name}.names", what, got=len(self.all_names), fix=fix)
        for number, one in enumerate(self.all_names):
            where = f"{name}.names[{number - 1}]" if number else f"{name}.domain"
            if not is_domain(one.removeprefix("*.")):
                what = "is no name that a certificate can be made for"
                fix = "write it like 'shop.example.com' or '*.example.com', in lower case"
                raise InvalidInputError(where, what, got=one, fix=fix)
        if len(self.all_names[0]) > _LONGEST_DOMAIN:
            what, fix = f"is at most {_LONGEST_DOMAIN} characters", "put a shorter name first"
            raise InvalidInputError(f"{name}.domain", what, got=self.domain, fix=fix)

    def _check_arn(self, arn: str) -> None:
        if not _ARN.fullmatch(arn):
            what = "must be the ARN of an ACM certificate"
            fix = "write 'arn:aws:acm:REGION:ACCOUNT:certificate/ID'"
            raise InvalidInputError(f"{type(self).__name__}.arn", what, got=arn, fix=fix)
        if self.names:
            what, fix = "go with domain alone", "remove them: the certificate has its names"
            raise InvalidInputError(
                f"{type(self).__name__}.names", what, got=list(self.names), fix=fix
            )

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every name it is made for; none if it exists, because its names are not known here."""
        return (self.domain, *self.names) if self.domain is not None else ()

    def covers(self, host: str) -> bool:
        """Return whether it is good for a host; for all we know, one that exists is.

        Args:
            host: The host of a route.
        """
        return self.arn is not None or any(covers(name, host) for name in self.all_names)
