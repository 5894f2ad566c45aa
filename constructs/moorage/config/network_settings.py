"""The ``network`` section."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from moorage.config.field_rules import refuse_unless
from moorage.config.strict_model import StrictModel
from moorage.values.address_plan import check_address_plan
from moorage.values.existing_network import ExistingNetwork
from moorage.values.flow_log_settings import FlowLogSettings
from moorage.values.ipam_pool import IpamPool
from moorage.values.vpc_addresses import DEFAULT_CIDR, VpcAddresses

_LETTERS = "abcdef"


def _zones(zones: tuple[str, ...]) -> tuple[str, ...]:
    rule, fix = "a load balancer needs two zones or more", "write '[a, b]'"
    refuse_unless(len(zones) > 1, rule, list(zones), fix)
    known = all(len(zone) == 1 and zone in _LETTERS for zone in zones)
    refuse_unless(known, "must be the letters of zones, a to f", list(zones), fix)
    refuse_unless(len(set(zones)) == len(zones), "names a zone twice", list(zones), fix)
    return zones


def _cidr(cidr: str) -> str:
    check_address_plan("", cidr)
    return cidr


class NetworkSettings(StrictModel):
    """The VPC: its zones, its addresses, and how tasks reach the world.

    Args:
        zones: Letters of the availability zones, appended to the region; two or more. The order
            matters: add new zones at the end.
        cidr: IPv4 range of the VPC, /16 to /23 from a private block. Cannot be changed later.
        preset: Shape of the network. ``private-with-nat``: tasks in private subnets reach the
            internet through NAT. ``isolated-with-endpoints``: tasks reach only AWS, so that images
            come from ECR. ``public-only``: tasks have public addresses; the cheapest.
            ``existing``: a VPC that somebody else made.
        existing: Ids of the VPC and the subnets of preset ``existing``. Omitted: there is none.
        nat: NAT of ``private-with-nat``: gateways, ``one``, ``one-per-zone``, or ``regional`` (one
            that spans the zones), or ``instance``, one small EC2 instance that nobody replaces.
            ``none`` with every other preset, where it is the default.
        endpoints: ``needed``: tasks reach the AWS services that they need through VPC endpoints,
            computed from the services of this file; ``isolated-with-endpoints`` always does. With
            NAT it saves the price of its traffic and costs that of the endpoints.
        ipam: Pool of Amazon VPC IPAM that hands out the IPv4 range. Omitted: ``cidr``.
        secondary_cidr: A second IPv4 range in which tasks live, such as ``100.64.0.0/16``.
            Omitted: they live in the first.
        ip: ``ipv4``, or ``dual-stack`` for IPv6 beside it: an internet-facing load balancer answers
            on both, and tasks reach out on both.
        flow_logs: Where the record of connections goes, and what is in it.
        network_acl: ``restricted`` puts a network ACL around the subnets of the tasks; ``default``
            leaves that to their security groups.
        block_public_access: VPC Block Public Access for the **whole account in this region**, but
            for this environment's public subnets: ``none``, ``ingress`` or ``bidirectional``. Only
            one environment of an account can have it.
    """

    zones: Annotated[tuple[str, ...], AfterValidator(_zones)] = ("a", "b")
    cidr: Annotated[str, AfterValidator(_cidr)] = DEFAULT_CIDR
    preset: Literal["private-with-nat", "isolated-with-endpoints", "public-only", "existing"] = (
        Field(default="private-with-nat")
    )
    existing: ExistingNetwork | None = None
    nat: Literal["none", "one", "one-per-zone", "regional", "instance"] = "one-per-zone"
    endpoints: Literal["none", "needed"] = "none"
    ipam: IpamPool | None = None
    secondary_cidr: str | None = None
    ip: Literal["ipv4", "dual-stack"] = "ipv4"
    flow_logs: FlowLogSettings = FlowLogSettings()
    network_acl: Literal["default", "restricted"] = "default"
    block_public_access: Literal["none", "ingress", "bidirectional"] = "none"

    @property
    def addresses(self) -> VpcAddresses:
        """The addresses of a VPC that is made here."""
        return VpcAddresses(
            cidr=self.cidr, ipam=self.ipam, secondary_cidr=self.secondary_cidr, ip=self.ip
        )
