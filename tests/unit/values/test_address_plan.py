"""Address plans: a usable range with room for six zones."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.address_plan import check_address_plan


@pytest.mark.parametrize(
    ("cidr", "tiers"),
    [("10.0.0.0/16", 2), ("192.168.0.0/23", 2), ("172.31.0.0/16", 3), ("10.9.8.0/24", 1)],
)
def test_a_range_with_room_is_accepted(cidr, tiers):
    assert check_address_plan("cidr", cidr, tiers=tiers) is None


@pytest.mark.parametrize(
    ("cidr", "message"),
    [
        ("10.0.0.1/16", r"has bits set after the prefix \(got '10.0.0.1/16'\); use '10.0.0.0/16'"),
        ("10.0.0.0/255.255.0.0", r"is not ADDRESS/PREFIX .*; use '10.0.0.0/16'"),
        ("10.0.0.0/8", r"a VPC is /16 to /28 .*; use '10.0.0.0/16'"),
        ("10.0.0.0/29", r"a VPC is /16 to /28"),
        ("8.8.0.0/16", r"must lie in a private block"),
        ("100.64.0.0/16", r"must lie in a private block"),
        ("172.17.0.0/16", r"overlaps 172.17.0.0/16"),
        ("172.17.4.0/22", r"overlaps 172.17.0.0/16"),
        ("10.0.0.0/24", r"6 zones x 2 tiers = 12 subnets of 32 addresses each takes 512 .*use /23"),
        ("10.0.0.0", r"is not an IPv4 range"),
        ("fd00::/16", r"is not an IPv4 range"),
        ("", r"is not an IPv4 range"),
    ],
)
def test_another_range_is_refused(cidr, message):
    with pytest.raises(InvalidInputError, match=f"^network.cidr: .*{message}"):
        check_address_plan("network.cidr", cidr)
