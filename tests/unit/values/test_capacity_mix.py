"""CapacityMix: something runs the tasks, and what services use that choose nothing."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.capacity_mix import CapacityMix
from moorage.values.capacity_weights import CapacityWeights
from moorage.values.managed_nodes import ManagedNodes
from moorage.values.node_group import NodeGroup
from moorage.values.spot_share import SpotShare

ONE = CapacityWeights()
BASE = CapacityWeights(base=1)
ONLY_BASE = CapacityWeights(base=1, weight=0)
SPOT = NodeGroup(spot=SpotShare(percent=50))


@pytest.mark.parametrize(
    ("mix", "names"),
    [
        (CapacityMix(fargate=ONE), ["fargate"]),
        (CapacityMix(fargate=BASE, fargate_spot=ONE), ["fargate", "fargate_spot"]),
        (CapacityMix(fargate=ONE, ec2={"nodes": NodeGroup()}), ["fargate"]),
        (CapacityMix(ec2={"a": NodeGroup(), "b": SPOT}), ["a", "b"]),
        (CapacityMix(managed_instances={"m": ManagedNodes()}), ["m"]),
    ],
)
def test_the_default_strategy_is_everything_of_the_first_kind(mix, names):
    assert [one.name for one in mix.default] == names


@pytest.mark.parametrize(
    ("mix", "interruptible"),
    [
        (CapacityMix(fargate=ONE), [False]),
        (CapacityMix(fargate_spot=ONE), [True]),
        (CapacityMix(ec2={"a": NodeGroup(), "b": SPOT}), [False, True]),
        (CapacityMix(managed_instances={"m": ManagedNodes(spot=True)}), [True]),
    ],
)
def test_a_mix_knows_whether_tasks_may_be_interrupted(mix, interruptible):
    assert [one.interruptible for one in mix.providers] == interruptible


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, "names no capacity"),
        ({"fargate": BASE, "fargate_spot": BASE}, "only one capacity may have a base"),
        ({"fargate": ONLY_BASE}, "one weight must be above 0"),
        ({"fargate": ONE, "ec2": {"fargate": NodeGroup()}}, "two capacities have one name"),
    ],
)
def test_another_mix_is_refused(arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        CapacityMix(**arguments)
