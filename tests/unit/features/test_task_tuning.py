"""What ECS is told about a task as a whole is in its definition."""

import pytest
from aws_cdk.assertions import Template

from moorage.errors import FeatureError, InvalidInputError
from moorage.features import TaskTuning
from moorage.foundation import Cluster, Ec2Capacity
from moorage.services import ContainerService
from moorage.values.task_size import TaskSize


def test_each_is_a_property_of_the_task(stack, cluster, image):
    tuning = TaskTuning(ephemeral_storage_gib=50, fault_injection=True, share_processes=True)
    ContainerService(stack, "Api", cluster=cluster, image=image, features=[tuning])

    Template.from_stack(stack).has_resource_properties(
        "AWS::ECS::TaskDefinition",
        {"EphemeralStorage": {"SizeInGiB": 50}, "EnableFaultInjection": True, "PidMode": "task"},
    )


def test_what_is_not_asked_for_is_not_there(stack, cluster, image):
    ContainerService(stack, "Api", cluster=cluster, image=image, features=[TaskTuning()])

    [task] = Template.from_stack(stack).find_resources("AWS::ECS::TaskDefinition").values()
    assert not {"EphemeralStorage", "EnableFaultInjection", "PidMode"} & {*task["Properties"]}


def test_instances_have_volumes_instead(stack, vpc, image):
    nodes = Cluster(stack, "Nodes", vpc=vpc, capacity=[Ec2Capacity()])

    with pytest.raises(FeatureError, match="give the instances larger volumes instead"):
        ContainerService(
            stack,
            "Api",
            cluster=nodes.ecs_cluster,
            capacity=nodes.capacity,
            image=image,
            features=[TaskTuning(ephemeral_storage_gib=50)],
        )


@pytest.mark.parametrize("size", [20, 201])
def test_fargate_has_sizes_between(size):
    with pytest.raises(InvalidInputError, match="ephemeral_storage_gib"):
        TaskTuning(ephemeral_storage_gib=size)


def test_containers_on_instances_share_memory(stack, vpc, image):
    nodes = Cluster(stack, "Nodes", vpc=vpc, capacity=[Ec2Capacity()])

    ContainerService(
        stack,
        "Api",
        cluster=nodes.ecs_cluster,
        capacity=nodes.capacity,
        image=image,
        features=[TaskTuning(share_memory=True)],
    )

    Template.from_stack(stack).has_resource_properties(
        "AWS::ECS::TaskDefinition", {"IpcMode": "task"}
    )


def test_those_on_fargate_do_not(stack, cluster, image):
    tuning = TaskTuning(share_memory=True)

    with pytest.raises(FeatureError, match="remove share_memory, or choose EC2 capacity"):
        ContainerService(stack, "Api", cluster=cluster, image=image, features=[tuning])


def test_windows_shares_no_processes(stack, cluster, image):
    size = TaskSize(cpu=1024, memory_mib=2048, operating_system="windows-2022")
    tuning = TaskTuning(share_processes=True)

    with pytest.raises(FeatureError, match="Windows has no processes to share"):
        ContainerService(stack, "Api", cluster=cluster, image=image, size=size, features=[tuning])
