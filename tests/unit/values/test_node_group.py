"""NodeGroup: instances, image and processor go together, and numbers stay within AWS's limits."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.node_group import NodeGroup
from moorage.values.node_replacement import NodeReplacement
from moorage.values.node_scaling import NodeScaling
from moorage.values.spot_share import SpotShare


@pytest.mark.parametrize(
    ("architecture", "types"), [("x86_64", ("m7i.large",)), ("arm64", ("m7g.large",))]
)
def test_there_is_a_usual_type_of_each_architecture(architecture, types):
    assert NodeGroup(architecture=architecture).types == types


@pytest.mark.parametrize(
    ("architecture", "instance_type"),
    [
        ("arm64", "t4g.small"),
        ("arm64", "m7gd.large"),
        ("arm64", "c7gn.xlarge"),
        ("arm64", "im4gn.large"),
        ("arm64", "a1.large"),
        ("arm64", "r8g.metal-24xl"),
        ("x86_64", "g5.xlarge"),
        ("x86_64", "g4dn.xlarge"),
        ("x86_64", "m5.large"),
        ("x86_64", "u-6tb1.metal"),
        ("x86_64", "inf2.xlarge"),
        ("arm64", "g5g.xlarge"),
    ],
)
def test_the_architecture_of_a_type_is_known(architecture, instance_type):
    group = NodeGroup(architecture=architecture, instance_types=(instance_type,))

    assert group.types == (instance_type,)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"instance_types": ("large",)}, r"is not an instance type \(got 'large'\)"),
        ({"instance_types": ("t4g.small",)}, "has arm64 processors"),
        ({"architecture": "arm64", "instance_types": ("m5.large",)}, "has x86_64 processors"),
        ({"architecture": "arm64", "image": "windows-2022"}, "no such ECS-optimized image"),
        ({"ami_id": "ami-1"}, "is not the id of a machine image"),
        ({"disk_gib": 8}, "must be 30 to 16384 GiB"),
        ({"disk_gib": 40, "image": "windows-2025"}, "must be 50 to 16384 GiB"),
        ({"trunking": True, "image": "windows-2022"}, "no ENI trunking"),
        ({"scaling": NodeScaling(warm_pool=1), "spot": SpotShare(percent=1)}, "no Spot instances"),
        (
            {"scaling": NodeScaling(warm_pool=1), "instance_types": ("m7i.large", "m6i.large")},
            "instances of one type",
        ),
        ({"base": -1}, "must be 0 to 100000"),
    ],
)
def test_what_does_not_go_together_is_refused(arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        NodeGroup(**arguments)


@pytest.mark.parametrize(
    ("value", "arguments", "message"),
    [
        (NodeScaling, {"min_nodes": 3, "max_nodes": 2}, "must be at least min_nodes, 3"),
        (NodeScaling, {"min_step": 3, "max_step": 2}, "must be at least min_step, 3"),
        (NodeScaling, {"target_percent": 0}, "must be 1 to 100 percent"),
        (NodeReplacement, {"max_lifetime_days": 0}, "must be 1 to 365"),
        (
            NodeReplacement,
            {"min_healthy_percent": 100, "max_healthy_percent": 100},
            "leaves no room to replace an instance",
        ),
        (
            NodeReplacement,
            {"min_healthy_percent": 50, "max_healthy_percent": 200},
            "must be at most 100 above min_healthy_percent, 50",
        ),
        (SpotShare, {"percent": 101}, "must be 0 to 100 percent"),
    ],
)
def test_numbers_outside_their_limits_are_refused(value, arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        value(**arguments)
