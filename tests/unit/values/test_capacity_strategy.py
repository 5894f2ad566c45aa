"""Strategies: only known capacities of one kind, one architecture and one operating system."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.capacity_strategy import (
    Provider,
    architecture_of,
    chosen_strategy,
    default_strategy,
    operating_system_of,
)
from moorage.values.capacity_weights import CapacityWeights

FARGATE = Provider(name="fargate", kind="fargate", base=1, weight=1)
SPOT = Provider(name="fargate_spot", kind="fargate", base=0, weight=3, interruptible=True)
ARM = Provider(name="arm", kind="ec2", base=0, weight=1, architecture="arm64")
INTEL = Provider(name="intel", kind="ec2", base=0, weight=1, architecture="x86_64")
WINDOWS = Provider(
    name="windows",
    kind="ec2",
    base=0,
    weight=1,
    architecture="x86_64",
    operating_system="windows-2025",
)
OTHER = Provider(name="other", kind="ec2", base=0, weight=1, architecture="x86_64")
ALL = [FARGATE, SPOT, ARM, INTEL, WINDOWS]
ONE = CapacityWeights()
BASE = CapacityWeights(base=2, weight=0)


@pytest.mark.parametrize(
    ("providers", "default"),
    [
        ([FARGATE, SPOT, ARM], [FARGATE, SPOT]),
        ([ARM, FARGATE, INTEL], [ARM]),
        ([INTEL, WINDOWS, OTHER], [INTEL, OTHER]),
    ],
)
def test_the_default_is_what_is_like_the_first(providers, default):
    assert default_strategy("Cluster", providers) == default


def test_a_service_brings_its_own_base_and_weight():
    [chosen] = chosen_strategy("api", ALL, {"fargate_spot": CapacityWeights(base=2, weight=5)})

    assert (chosen.name, chosen.base, chosen.weight) == ("fargate_spot", 2, 5)


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({"fargat": ONE}, r"is not a capacity of the cluster \(got 'fargat'\); did you mean"),
        ({"gpu": ONE}, "use fargate, fargate_spot, arm, intel, windows"),
        ({"fargate": ONE, "arm": ONE}, "cannot mix Fargate, EC2 and managed instances"),
        ({"fargate": BASE, "fargate_spot": BASE}, "only one capacity may have a base"),
        ({"fargate": BASE}, "one weight must be above 0"),
        ({}, "names no capacity"),
    ],
)
def test_what_ecs_would_refuse_is_refused(wanted, message):
    with pytest.raises(InvalidInputError, match=message):
        chosen_strategy("api", ALL, wanted)


@pytest.mark.parametrize(
    ("chosen", "architecture"), [([FARGATE, SPOT], None), ([ARM], "arm64"), ([INTEL], "x86_64")]
)
def test_the_architecture_is_that_of_the_instances(chosen, architecture):
    assert architecture_of("api", chosen) == architecture


def test_two_architectures_in_one_strategy_are_refused():
    with pytest.raises(InvalidInputError, match=r"these capacities have two \(got \['arm', 'int"):
        architecture_of("api", [ARM, INTEL])


def test_two_operating_systems_in_one_strategy_are_refused():
    with pytest.raises(InvalidInputError, match="runs on one operating system"):
        operating_system_of("api", [WINDOWS, INTEL])
