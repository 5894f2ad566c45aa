"""VpcAddresses: a range or a pool, and a second range that AWS accepts beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moorage.errors import InvalidInputError
from moorage.values.address_plan import RESERVED_ZONES, subnet_prefix
from moorage.values.ipam_pool import IpamPool
from moorage.values.vpc_addresses import VpcAddresses

POOL = "ipam-pool-0123456789abcdef0"


def test_the_range_of_a_pool_is_known_by_its_length_alone():
    addresses = VpcAddresses(ipam=IpamPool(pool_id=POOL, netmask=20))

    assert (addresses.prefix, addresses.known_cidr) == (20, None)


def test_a_pool_with_too_few_addresses_is_refused():
    with pytest.raises(InvalidInputError, match=r"ipam\.netmask: has 64 addresses.*\(got 26\)"):
        VpcAddresses(ipam=IpamPool(pool_id=POOL, netmask=26))


@pytest.mark.parametrize("cidr", ["100.64.0.0/16", "10.1.0.0/20", "100.127.255.0/24"])
def test_a_second_range_is_accepted(cidr):
    assert VpcAddresses(secondary_cidr=cidr).secondary_cidr == cidr


@pytest.mark.parametrize(
    ("cidr", "message"),
    [
        ("10.0.4.0/22", r"overlaps 10\.0\.0\.0/16"),
        ("192.168.0.0/20", r"must lie in 100\.64\.0\.0/10 or, like the first range, in 10\.0"),
        ("100.64.0.0/25", r"must be /16 to /24"),
        ("100.64.0.0/15", r"must be /16 to /24"),
        ("100.64.0.1/16", r"has bits set after the prefix"),
    ],
)
def test_another_second_range_is_refused(cidr, message):
    with pytest.raises(InvalidInputError, match=f"secondary_cidr: {message}"):
        VpcAddresses(secondary_cidr=cidr)


def test_beside_a_pool_only_the_shared_space_is_surely_free():
    with pytest.raises(InvalidInputError, match=r"must lie in 100\.64\.0\.0/10 \(got"):
        VpcAddresses(ipam=IpamPool(pool_id=POOL), secondary_cidr="10.1.0.0/20")


def test_tasks_in_a_second_range_have_no_ipv6():
    with pytest.raises(InvalidInputError, match=r"secondary_cidr: .* no IPv6 .*use ip 'ipv4'"):
        VpcAddresses(secondary_cidr="100.64.0.0/16", ip="dual-stack")


def test_another_word_for_the_kind_of_addresses_is_refused():
    with pytest.raises(InvalidInputError, match=r"\(got 'ipv6'\); use 'ipv4' or 'dual-stack'"):
        VpcAddresses(ip="ipv6")


@given(prefix=st.integers(16, 24), tiers=st.integers(1, 3))
def test_subnets_fill_the_range_and_leave_less_than_half_of_it(prefix, tiers):
    size, total = 2 ** (32 - subnet_prefix(prefix, tiers)), 2 ** (32 - prefix)

    assert total / 2 < size * RESERVED_ZONES * tiers <= total
