"""Each task has an encrypted disk, which ECS makes with a role for that alone."""

import pytest
from aws_cdk.assertions import Match, Template

from moorage.errors import FeatureError, InvalidInputError
from moorage.features import EbsVolume
from moorage.services import ContainerService

DISK = EbsVolume(name="index", path="/data", size_gib=50, throughput_mib=250)


@pytest.fixture
def make(stack, cluster, image):
    def make(*features):
        ContainerService(stack, "Api", cluster=cluster, image=image, features=list(features))
        return Template.from_stack(stack)

    return make


def test_the_disk_is_made_with_the_task_and_mounted(make):
    template = make(DISK)

    disk = {
        "Encrypted": True,
        "SizeInGiB": 50,
        "VolumeType": "gp3",
        "Throughput": 250,
        "FilesystemType": "xfs",
        "TagSpecifications": [{"PropagateTags": "SERVICE", "ResourceType": "volume"}],
    }
    template.has_resource_properties(
        "AWS::ECS::Service",
        {"VolumeConfigurations": [{"Name": "index", "ManagedEBSVolume": Match.object_like(disk)}]},
    )
    [task] = template.find_resources("AWS::ECS::TaskDefinition").values()
    assert task["Properties"]["Volumes"] == [{"ConfiguredAtLaunch": True, "Name": "index"}]
    [container] = task["Properties"]["ContainerDefinitions"]
    mount = {"ContainerPath": "/data", "ReadOnly": False, "SourceVolume": "index"}
    assert container["MountPoints"] == [mount]


def test_ecs_itself_takes_the_role(make):
    roles = make(DISK).find_resources("AWS::IAM::Role")
    [role] = [one for name, one in roles.items() if "EbsVolume" in name]

    [statement] = role["Properties"]["AssumeRolePolicyDocument"]["Statement"]
    assert statement["Principal"] == {"Service": "ecs.amazonaws.com"}
    assert "Condition" not in statement


def test_a_snapshot_is_read_as_fast_as_is_asked(make):
    filled = EbsVolume(
        name="index",
        path="/data",
        size_gib=50,
        snapshot_id="snap-0123456789abcdef0",
        file_system="ext4",
        initialization_mib=200,
    )

    disk = {"FilesystemType": "ext4", "VolumeInitializationRate": 200}
    make(filled).has_resource_properties(
        "AWS::ECS::Service",
        {"VolumeConfigurations": [{"Name": "index", "ManagedEBSVolume": Match.object_like(disk)}]},
    )


def test_a_task_has_one(make):
    with pytest.raises(FeatureError, match="ECS gives a task one EBS volume"):
        make(DISK, EbsVolume(name="other", path="/other", size_gib=1))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"name": "My Disk"}, "is not the name of a volume"),
        ({"path": "data"}, "must be an absolute path"),
        ({"size_gib": 0}, "size_gib"),
        ({"type": "st1", "iops": 3000}, "iops: does not go with st1"),
        ({"type": "io2", "throughput_mib": 250}, "throughput_mib: does not go with io2"),
        ({"throughput_mib": 100}, "throughput_mib"),
        ({"initialization_mib": 200}, "needs a snapshot to be filled from"),
        ({"initialization_mib": 50, "snapshot_id": "snap-0123456789abcdef0"}, "100 to 300"),
        ({"snapshot_id": "latest"}, "is not the id of a snapshot"),
    ],
)
def test_what_cannot_be_is_refused(changes, message):
    with pytest.raises(InvalidInputError, match=message):
        EbsVolume(**{"name": "index", "path": "/data", "size_gib": 50} | changes)
