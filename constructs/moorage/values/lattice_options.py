"""How a service is reached through VPC Lattice."""

import re
from dataclasses import dataclass
from typing import Literal

from moorage.errors import InvalidInputError
from moorage.values.ranges import require_range

_NETWORK = re.compile(
    r"arn:[a-z-]+:vpc-lattice:[a-z0-9-]+:[0-9]{12}:servicenetwork/sn-[0-9a-z]{17}"
)
_LIST = re.compile(r"pl-[0-9a-f]{8,17}")
_CALLER = re.compile(r"arn:[a-z-]+:(?:iam|sts)::[0-9]{12}:(?:root|role/.+|user/.+|assumed-role/.+)")
_KINDS = {
    "service_network_arn": (
        _NETWORK,
        "the ARN of a service network",
        "arn:aws:vpc-lattice:REGION:ACCOUNT:servicenetwork/sn-ID",
    ),
    "prefix_list_id": (_LIST, "the id of a prefix list", "pl-0123456789abcdef0"),
    "callers": (
        _CALLER,
        "the ARN of an account, a role or a user",
        "arn:aws:iam::ACCOUNT:root or arn:aws:iam::ACCOUNT:role/NAME",
    ),
}


@dataclass(frozen=True, kw_only=True)
class LatticeOptions:
    """Offer a service to other VPCs and accounts, through a service network of VPC Lattice.

    See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-vpc-lattice.html

    Args:
        service_network_arn: The service network that the clients' VPCs are associated with.
        prefix_list_id: The list of the addresses from which VPC Lattice connects; that of a region
            is shown by ``aws ec2 describe-managed-prefix-lists --filters
            Name=prefix-list-name,Values=com.amazonaws.REGION.vpc-lattice``.
        callers: ARNs of roles, users or accounts (``arn:aws:iam::ACCOUNT:root``) that may send
            requests, which they sign. Omitted: those of this account.
        protocol: ``HTTPS``, with a certificate that VPC Lattice looks after, or ``HTTP``.
        port: The port at which clients reach it. Omitted: 443, or 80 for ``HTTP``.

    Raises:
        InvalidInputError: Something cannot be read.

    Example:
        >>> arn = "arn:aws:vpc-lattice:eu-west-1:111122223333:servicenetwork/sn-0123456789abcdef0"
        >>> options = LatticeOptions(service_network_arn=arn, prefix_list_id="pl-0123456789abcdef0")
        >>> options.listener_port
        443
    """

    service_network_arn: str
    prefix_list_id: str
    callers: tuple[str, ...] = ()
    protocol: Literal["HTTPS", "HTTP"] = "HTTPS"
    port: int | None = None

    def __post_init__(self) -> None:
        self._check("service_network_arn", self.service_network_arn)
        self._check("prefix_list_id", self.prefix_list_id)
        for one in self.callers:
            self._check("callers", one)
        if self.port is not None:
            require_range(f"{type(self).__name__}.port", self.port, 1, 65535, unit="port")

    @property
    def listener_port(self) -> int:
        """The port at which clients reach it."""
        if self.port is not None:
            return self.port
        return 443 if self.protocol == "HTTPS" else 80

    def _check(self, name: str, got: str) -> None:
        pattern, what, example = _KINDS[name]
        if not pattern.fullmatch(got):
            where, fix = f"{type(self).__name__}.{name}", f"write it as {example}"
            raise InvalidInputError(where, f"is not {what}", got=got, fix=fix)
