"""FsxWindowsVolume: mounted by Windows instances, prepared with the execution role."""

import pytest
from aws_cdk.assertions import Match, Template

from moorage.errors import FeatureError, InvalidInputError
from moorage.features import FsxWindowsVolume
from moorage.foundation import Cluster, Ec2Capacity
from moorage.services import ContainerService

SECRET = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:corp/files-a1B2c3"
GOOD = {
    "name": "files",
    "path": "C:\\files",
    "file_system_id": "fs-0123456789abcdef0",
    "domain": "corp.example.com",
    "credentials_arn": SECRET,
}


@pytest.fixture
def on_windows(stack, vpc):
    group = "sg-0123456789abcdef0"
    capacity = Ec2Capacity(image="windows-2022", security_group_ids=(group,))
    made = Cluster(stack, "Cluster", vpc=vpc, capacity=[capacity])
    return {"cluster": made.ecs_cluster, "capacity": made.capacity}


def test_the_share_is_mounted(stack, on_windows, image):
    features = [FsxWindowsVolume(**GOOD)]
    ContainerService(stack, "Web", image=image, features=features, **on_windows)

    [task] = Template.from_stack(stack).find_resources("AWS::ECS::TaskDefinition").values()
    [volume] = task["Properties"]["Volumes"]
    assert volume["FSxWindowsFileServerVolumeConfiguration"] == {
        "FileSystemId": "fs-0123456789abcdef0",
        "RootDirectory": "share",
        "AuthorizationConfig": {"CredentialsParameter": SECRET, "Domain": "corp.example.com"},
    }
    [container] = task["Properties"]["ContainerDefinitions"]
    assert container["MountPoints"][0]["ContainerPath"] == "C:\\files"


def test_the_execution_role_reads_the_credentials_and_looks_the_server_up(stack, on_windows, image):
    features = [FsxWindowsVolume(**GOOD)]
    ContainerService(stack, "Web", image=image, features=features, **on_windows)

    allowed = [
        {"Action": "fsx:DescribeFileSystems", "Effect": "Allow", "Resource": "*"},
        {"Action": "secretsmanager:GetSecretValue", "Effect": "Allow", "Resource": SECRET},
    ]
    for statement in allowed:
        Template.from_stack(stack).has_resource_properties(
            "AWS::IAM::Policy",
            {"PolicyDocument": {"Statement": Match.array_with([statement])}},
        )


def test_the_instances_join_the_group_of_the_domain(stack, on_windows):
    [template] = Template.from_stack(stack).find_resources("AWS::EC2::LaunchTemplate").values()

    [interface] = template["Properties"]["LaunchTemplateData"]["NetworkInterfaces"]
    assert "sg-0123456789abcdef0" in interface["Groups"]


def test_nothing_else_mounts_it(stack, cluster, image):
    with pytest.raises(FeatureError, match="is mounted on Windows instances of EC2 capacity only"):
        ContainerService(
            stack, "Web", cluster=cluster, image=image, features=[FsxWindowsVolume(**GOOD)]
        )


def test_its_name_is_that_of_a_volume():
    with pytest.raises(InvalidInputError, match="is not the name of a volume"):
        FsxWindowsVolume(**GOOD | {"name": "My Files"})
