"""What only instances take is checked, and refused elsewhere."""

import pytest
from aws_cdk.assertions import Template

from moorage.errors import InvalidInputError
from moorage.foundation import Cluster, Ec2Capacity
from moorage.services import ContainerService
from moorage.values.container_options import ContainerOptions
from moorage.values.instance_options import InstanceOptions

MORE = InstanceOptions(
    shared_memory_mib=256, max_swap_mib=512, swappiness=10, devices=("/dev/fuse",)
)


def test_each_is_a_parameter_of_the_container(stack, vpc, image):
    nodes = Cluster(stack, "Nodes", vpc=vpc, capacity=[Ec2Capacity()])
    ContainerService(
        stack,
        "Api",
        cluster=nodes.ecs_cluster,
        capacity=nodes.capacity,
        image=image,
        container=ContainerOptions(instance=MORE),
    )

    [task] = Template.from_stack(stack).find_resources("AWS::ECS::TaskDefinition").values()
    linux = task["Properties"]["ContainerDefinitions"][0]["LinuxParameters"]
    assert (linux["SharedMemorySize"], linux["MaxSwap"], linux["Swappiness"]) == (256, 512, 10)
    assert linux["Devices"] == [{"HostPath": "/dev/fuse"}]


def test_fargate_takes_none_of_them(stack, cluster, image):
    with pytest.raises(InvalidInputError, match="goes with tasks on EC2 capacity only"):
        ContainerService(
            stack,
            "Api",
            cluster=cluster,
            image=image,
            container=ContainerOptions(instance=MORE),
        )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"swappiness": 10}, "means nothing without max_swap_mib"),
        ({"max_swap_mib": 1, "swappiness": 101}, "swappiness"),
        ({"shared_memory_mib": 0}, "shared_memory_mib"),
        ({"devices": ("fuse",)}, "is not the path of a device"),
    ],
)
def test_what_cannot_be_is_refused(arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        InstanceOptions(**arguments)
