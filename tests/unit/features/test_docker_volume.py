"""Docker keeps the volume on the instance, so that there must be one."""

import pytest
from aws_cdk.assertions import Template

from moorage.errors import FeatureError, InvalidInputError
from moorage.features import DockerVolume, SharedFolder
from moorage.foundation import Cluster, Ec2Capacity
from moorage.services import ContainerService

CACHE = DockerVolume(
    name="cache", path="/cache", scope="shared", autoprovision=True, driver_options={"type": "nfs"}
)


def test_on_instances_it_is_made_and_mounted(stack, vpc, image):
    made = Cluster(stack, "Cluster", vpc=vpc, capacity=[Ec2Capacity()])
    folder = SharedFolder(name="host", path="/host", host_path="/var/data")

    ContainerService(
        stack,
        "Api",
        cluster=made.ecs_cluster,
        capacity=made.capacity,
        image=image,
        features=[CACHE, folder],
    )

    [task] = Template.from_stack(stack).find_resources("AWS::ECS::TaskDefinition").values()
    options = {"Autoprovision": True, "Driver": "local", "DriverOpts": {"type": "nfs"}}
    assert task["Properties"]["Volumes"] == [
        {"Name": "cache", "DockerVolumeConfiguration": options | {"Scope": "shared"}},
        {"Name": "host", "Host": {"SourcePath": "/var/data"}},
    ]
    [container] = task["Properties"]["ContainerDefinitions"]
    assert [one["ContainerPath"] for one in container["MountPoints"]] == ["/cache", "/host"]


def test_fargate_has_no_docker(stack, cluster, image):
    with pytest.raises(FeatureError, match="which fargate does not offer; choose EC2 capacity"):
        ContainerService(stack, "Api", cluster=cluster, image=image, features=[CACHE])


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"name": "My Cache"}, "is not the name of a volume"),
        ({"path": "/"}, "must be an absolute path below /"),
        ({"autoprovision": True}, "goes with shared volumes only"),
        ({"driver": ""}, "is the name of no driver"),
    ],
)
def test_what_cannot_be_is_refused(changes, message):
    with pytest.raises(InvalidInputError, match=message):
        DockerVolume(**{"name": "cache", "path": "/cache"} | changes)
