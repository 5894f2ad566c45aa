"""AddressNeeds: the sum, and the numbers in the refusal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moorage.errors import InvalidInputError
from moorage.values.address_needs import AddressNeeds

NUMBERS = st.integers(min_value=0, max_value=5000)
NEEDS = st.builds(AddressNeeds, tasks=NUMBERS, instances=NUMBERS, endpoints=st.integers(0, 30))


def test_everything_that_takes_an_address_is_counted():
    needs = AddressNeeds(tasks=10, instances=4, endpoints=3, load_balancers=1)

    assert needs.per_subnet(zones=2) == 12 + 3 + 8 + 5


def test_a_subnet_that_just_fits_is_accepted():
    assert AddressNeeds(tasks=27).check("cidr", prefix=27, zones=2) is None


def test_one_task_too_many_is_refused_with_its_sum():
    message = (
        r"network\.cidr: its task subnets have 32 addresses each, and 33 are needed: "
        r"\(28 tasks x 2 during a deployment\) / 2 zones \+ 5 of AWS's own "
        r"\(got '/27 per subnet'\); take a range that is 2 times as large"
    )

    with pytest.raises(InvalidInputError, match=message):
        AddressNeeds(tasks=28).check("network.cidr", prefix=27, zones=2)


@given(needs=NEEDS, zones=st.integers(2, 6), prefix=st.integers(16, 28))
def test_the_advised_size_is_enough_and_no_larger_than_necessary(needs, zones, prefix):
    try:
        needs.check("cidr", prefix=prefix, zones=zones)
    except InvalidInputError as refused:
        times = int(refused.fix.split(" times")[0].split()[-1])
        needed = needs.per_subnet(zones=zones)
        assert 2 ** (32 - prefix) * times >= needed > 2 ** (32 - prefix) * times // 2
    else:
        assert needs.per_subnet(zones=zones) <= 2 ** (32 - prefix)


@given(needs=NEEDS, zones=st.integers(2, 5))
def test_another_zone_never_takes_more_of_each_subnet(needs, zones):
    assert needs.per_subnet(zones=zones + 1) <= needs.per_subnet(zones=zones)


def test_each_load_balancer_beside_the_tasks_takes_eight_addresses_more():
    one, two = (AddressNeeds(tasks=10, load_balancers=count) for count in (1, 2))

    assert two.per_subnet(zones=2) - one.per_subnet(zones=2) == 8
    with pytest.raises(InvalidInputError, match="8 x 2 load balancers"):
        AddressNeeds(tasks=28, load_balancers=2).check("network.cidr", prefix=27, zones=2)
