"""Containers of a task see one folder, wherever in the list of features they come."""

import pytest
from aws_cdk.assertions import Template

from moorage.errors import FeatureError, InvalidInputError
from moorage.features import SharedFolder, Sidecar
from moorage.services import ContainerService
from moorage.values.container_options import ContainerOptions
from moorage.values.container_share import ContainerShare

SMALL = ContainerOptions(share=ContainerShare(memory_mib=64))


def task_with(stack, cluster, image, *features):
    ContainerService(stack, "Api", cluster=cluster, image=image, features=features)
    [task] = Template.from_stack(stack).find_resources("AWS::ECS::TaskDefinition").values()
    return task["Properties"]


def test_a_sidecar_that_comes_later_has_it_too(stack, cluster, image):
    folder = SharedFolder(name="sockets", path="/run/shared", read_only=True)
    beside = Sidecar(name="beside", image=image, container=SMALL)

    task = task_with(stack, cluster, image, folder, beside)

    assert task["Volumes"] == [{"Host": {}, "Name": "sockets"}]
    mount = {"ContainerPath": "/run/shared", "SourceVolume": "sockets"}
    assert {one["Name"]: one["MountPoints"] for one in task["ContainerDefinitions"]} == {
        "main": [mount | {"ReadOnly": True}],
        "beside": [mount | {"ReadOnly": False}],
    }


def test_fargate_shows_no_folder_of_an_instance(stack, cluster, image):
    folder = SharedFolder(name="data", path="/data", host_path="/var/data")

    with pytest.raises(FeatureError, match="fargate shows none; remove host_path"):
        task_with(stack, cluster, image, folder)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"name": "My Data"}, "is not the name of a volume"),
        ({"path": "data"}, r"SharedFolder.path: must be an absolute path below /"),
        ({"host_path": "/var/../etc"}, r"SharedFolder.host_path: must be an absolute path"),
    ],
)
def test_what_cannot_be_is_refused(changes, message):
    with pytest.raises(InvalidInputError, match=message):
        SharedFolder(**{"name": "data", "path": "/data"} | changes)
