"""The operating system of a task: Fargate takes what the task says, instances have their own."""

import pytest
from aws_cdk.assertions import Template

from moorage.errors import InvalidInputError
from moorage.foundation import Cluster, Ec2Capacity, FargateCapacity, FargateSpotCapacity
from moorage.services import ContainerService
from moorage.values.task_size import TaskSize

WINDOWS = TaskSize(cpu=1024, memory_mib=4096, operating_system="windows-2022")


@pytest.fixture
def run(stack, vpc, image):
    def made(*capacity, size=WINDOWS):
        cluster = Cluster(stack, "Cluster", vpc=vpc, capacity=capacity)
        ContainerService(
            stack,
            "Web",
            cluster=cluster.ecs_cluster,
            capacity=cluster.capacity,
            image=image,
            size=size,
        )
        [task] = Template.from_stack(stack).find_resources("AWS::ECS::TaskDefinition").values()
        return task["Properties"]

    return made


def test_fargate_runs_windows_without_what_is_of_linux(run):
    task = run(FargateCapacity())

    assert task["RuntimePlatform"]["OperatingSystemFamily"] == "WINDOWS_SERVER_2022_CORE"
    [container] = task["ContainerDefinitions"]
    assert not {"LinuxParameters", "ReadonlyRootFilesystem", "User"} & {*container}


def test_fargate_spot_does_not(run):
    with pytest.raises(InvalidInputError, match="Fargate Spot runs Linux only"):
        run(FargateCapacity(), FargateSpotCapacity(weight=1))


def test_instances_have_what_they_have(run):
    with pytest.raises(InvalidInputError, match="the instances of the capacity have linux"):
        run(Ec2Capacity())


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"cpu": 512}, "no Windows task with this number of CPU units.*use 1024, 2048, 4096"),
        ({"cpu": 8192}, "no Windows task with this number of CPU units.*use 1024, 2048, 4096"),
        ({"architecture": "arm64"}, "Fargate has no Windows on it"),
    ],
)
def test_windows_on_fargate_has_fewer_sizes(run, changes, message):
    given = {"cpu": 1024, "memory_mib": 4096, "operating_system": "windows-2022"}

    with pytest.raises(InvalidInputError, match=message):
        run(FargateCapacity(), size=TaskSize(**given | changes))
