"""ExistingNetwork: ids that look like ids, and one subnet per zone."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.existing_network import ExistingNetwork

TASKS = ("subnet-0123456789abcdef0", "subnet-0123456789abcdef1")
BALANCER = ("subnet-0123456789abcdef2", "subnet-0123456789abcdef3")


def network(**changes):
    given = {"vpc_id": "vpc-0a1b2c3d", "cidr": "10.0.0.0/16", "task_subnets": TASKS}
    return ExistingNetwork(**{**given, **changes})


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"vpc_id": "vpc"}, r"vpc_id: is not the id of a VPC"),
        ({"cidr": "10.0.0.0"}, r"cidr: is not an IPv4 range"),
        ({"cidr": "fd00::/64"}, r"cidr: is not an IPv4 range"),
        ({"cidr": "ten/16"}, r"cidr: is not an IPv4 range"),
        ({"task_subnets": ("one",)}, r"task_subnets: is not the id of a subnet \(got 'one'\)"),
        ({"task_subnets": TASKS[:1] * 2}, r"task_subnets: names a subnet twice"),
        ({"load_balancer_subnets": TASKS}, r"load_balancer_subnets: names subnets of the tasks"),
        ({"reach": "vpn"}, r"reach: .*use 'nat', 'public' or 'isolated'"),
    ],
)
def test_what_cannot_be_is_refused(changes, message):
    with pytest.raises(InvalidInputError, match=message):
        network(**changes)


def test_the_number_of_subnets_is_that_of_the_zones():
    with pytest.raises(InvalidInputError, match=r"^here\.task_subnets: .*per zone, 3.*\(got 2\)"):
        network().check_zones("here", 3)


def test_load_balancers_may_have_no_subnets():
    assert network().check_zones("here", 2) is None


@pytest.mark.parametrize(
    ("changes", "public"),
    [({}, False), ({"reach": "public"}, True), ({"load_balancer_subnets": BALANCER}, True)],
)
def test_public_subnets_are_known(changes, public):
    assert network(**changes).has_public_subnets is public
