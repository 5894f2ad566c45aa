"""The ``network`` section."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from moorage.config.field_rules import refuse_unless
from moorage.config.strict_model import StrictModel
from moorage.values.address_plan import check_address_plan

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
        nat: NAT gateways of ``private-with-nat``: ``one``, ``one-per-zone``, or ``regional`` (one
            that spans the zones). ``none`` with every other preset, where it is the default.
    """

    zones: Annotated[tuple[str, ...], AfterValidator(_zones)] = ("a", "b")
    cidr: Annotated[str, AfterValidator(_cidr)] = "10.0.0.0/16"
    preset: Literal["private-with-nat", "isolated-with-endpoints", "public-only"] = Field(
        default="private-with-nat"
    )
    nat: Literal["none", "one", "one-per-zone", "regional"] = "one-per-zone"
