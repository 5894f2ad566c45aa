"""CapacityMix: something runs the tasks, and only one capacity has a base."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.capacity_mix import CapacityMix
from moorage.values.capacity_weights import CapacityWeights

ONE = CapacityWeights()
BASE = CapacityWeights(base=1)
ONLY_BASE = CapacityWeights(base=1, weight=0)


@pytest.mark.parametrize(
    ("fargate", "spot", "uses_spot"), [(ONE, None, False), (None, ONE, True), (BASE, ONE, True)]
)
def test_a_mix_knows_whether_tasks_may_be_interrupted(fargate, spot, uses_spot):
    assert CapacityMix(fargate=fargate, fargate_spot=spot).uses_spot is uses_spot


@pytest.mark.parametrize(
    ("fargate", "spot", "message"),
    [
        (None, None, "names no capacity"),
        (BASE, BASE, "only one capacity of a cluster may have a base"),
        (ONLY_BASE, None, "all weights are 0"),
    ],
)
def test_another_mix_is_refused(fargate, spot, message):
    with pytest.raises(InvalidInputError, match=message):
        CapacityMix(fargate=fargate, fargate_spot=spot)
