"""A network that somebody else made, by the ids of its parts."""

import re
from dataclasses import dataclass
from ipaddress import ip_network
from typing import Literal

from moorage.errors import InvalidInputError

_VPC = re.compile(r"vpc-[0-9a-f]{8,17}", re.ASCII)
_SUBNET = re.compile(r"subnet-[0-9a-f]{8,17}", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class ExistingNetwork:
    """Name a VPC and its subnets, so that nothing has to be looked up.

    The subnets may be shared from another account with AWS RAM: a participant makes tasks, load
    balancers and security groups in them, and changes nothing of the network itself
    (https://docs.aws.amazon.com/vpc/latest/userguide/vpc-sharing.html).

    Args:
        vpc_id: The VPC.
        cidr: Its IPv4 range; what may connect to an internal load balancer.
        task_subnets: Where tasks run: one subnet per zone, in the order of the zones.
        load_balancer_subnets: Where an internet-facing load balancer stands: public subnets, one
            per zone in the same order. Omitted: none, or the tasks' own if those are public.
        reach: How tasks reach the world from there: ``nat``, ``public`` (each task gets a public
            address) or ``isolated`` (only through endpoints, which you look after).

    Raises:
        InvalidInputError: An id or the range is malformed, or a subnet is named twice.

    Example:
        >>> subnets = ("subnet-0123456789abcdef0", "subnet-0123456789abcdef1")
        >>> ExistingNetwork(vpc_id="vpc-0a1b2c3d", cidr="10.0.0.0/16", task_subnets=subnets).reach
        'nat'
    """

    vpc_id: str
    cidr: str
    task_subnets: tuple[str, ...]
    load_balancer_subnets: tuple[str, ...] = ()
    reach: Literal["nat", "public", "isolated"] = "nat"

    def __post_init__(self) -> None:
        if not _VPC.fullmatch(self.vpc_id):
            fix = "write it like 'vpc-0123456789abcdef0'"
            _refuse("vpc_id", "is not the id of a VPC", self.vpc_id, fix)
        self._check_cidr()
        if self.reach not in ("nat", "public", "isolated"):
            _refuse("reach", "is not a choice", self.reach, "use 'nat', 'public' or 'isolated'")
        self._check_subnets("task_subnets", self.task_subnets)
        self._check_subnets("load_balancer_subnets", self.load_balancer_subnets)
        both = sorted({*self.task_subnets} & {*self.load_balancer_subnets})
        if both:
            fix = "leave load_balancer_subnets out: public task subnets serve both"
            _refuse("load_balancer_subnets", "names subnets of the tasks", both, fix)

    @property
    def has_public_subnets(self) -> bool:
        """Whether an internet-facing load balancer has a place to stand."""
        return bool(self.load_balancer_subnets) or self.reach == "public"

    def check_zones(self, where: str, zones: int) -> None:
        """Refuse a number of subnets that is not that of the zones.

        Args:
            where: The argument or key that holds the network, for the message.
            zones: How many zones there are.

        Raises:
            InvalidInputError: There are more or fewer subnets.
        """
        for name in ("task_subnets", "load_balancer_subnets"):
            got = len(getattr(self, name))
            if got != zones and (got or name == "task_subnets"):
                what = f"must name one subnet per zone, {zones}, in the order of the zones"
                fix = "add or remove subnets, or correct the zones"
                raise InvalidInputError(f"{where}.{name}", what, got=got, fix=fix)

    def _check_cidr(self) -> None:
        try:
            fits = ip_network(self.cidr).version == 4 and "/" in self.cidr  # noqa: PLR2004
        except ValueError:
            fits = False
        if not fits:
            _refuse("cidr", "is not an IPv4 range", self.cidr, "write it like '10.0.0.0/16'")

    @staticmethod
    def _check_subnets(name: str, ids: tuple[str, ...]) -> None:
        for id in ids:
            if not _SUBNET.fullmatch(id):
                fix = "write it like 'subnet-0123456789abcdef0'"
                _refuse(name, "is not the id of a subnet", id, fix)
        if len(set(ids)) != len(ids):
            _refuse(name, "names a subnet twice", list(ids), "name each once")


def _refuse(name: str, what: str, got: object, fix: str) -> None:
    raise InvalidInputError(f"ExistingNetwork.{name}", what, got=got, fix=fix)
