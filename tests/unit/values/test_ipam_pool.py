"""IpamPool: the id of a pool and a length that a VPC can have."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.ipam_pool import IpamPool


def test_an_id_of_something_else_is_refused():
    with pytest.raises(InvalidInputError, match=r"pool_id: is not the id .*\(got 'vpc-1'\)"):
        IpamPool(pool_id="vpc-1")


@pytest.mark.parametrize("netmask", [15, 29])
def test_a_length_that_no_vpc_has_is_refused(netmask):
    with pytest.raises(InvalidInputError, match=rf"netmask: .*\(got {netmask}\)"):
        IpamPool(pool_id="ipam-pool-0123456789abcdef0", netmask=netmask)
