"""CapacityWeights: the limits of a capacity-provider strategy."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.capacity_weights import CapacityWeights


@pytest.mark.parametrize(("base", "weight"), [(0, 1), (1, 0), (100_000, 1000)])
def test_weights_within_the_limits_are_accepted(base, weight):
    weights = CapacityWeights(base=base, weight=weight)

    assert (weights.base, weights.weight) == (base, weight)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"base": -1}, "must be 0 to 100000 tasks"),
        ({"base": 100_001}, "the nearest is 100000"),
        ({"weight": 1001}, "the nearest is 1000"),
        ({"weight": 0}, "runs no task"),
    ],
)
def test_other_weights_are_refused(arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        CapacityWeights(**arguments)
