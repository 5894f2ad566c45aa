"""EfsVolume: one folder, one owner, TLS and a role, and no change to the file system's stack."""

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ecs as ecs
from aws_cdk.assertions import Match, Template
from conftest import FLAGS

from moorage.errors import FeatureError, InvalidInputError
from moorage.features import EfsVolume
from moorage.foundation import FileSystem
from moorage.services import ContainerService
from moorage.values.volume_mount import VolumeMount

WRITE = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"]


def volume(files, name="content", **mount):
    settings = VolumeMount(**({"path": "/content"} | mount))
    return EfsVolume(file_system=files.file_system, name=name, mount=settings)


@pytest.fixture
def files(stack, vpc):
    return FileSystem(stack, "Files", vpc=vpc)


def test_the_container_finds_the_folder(stack, cluster, image, files):
    features = [volume(files, read_only=True)]
    ContainerService(stack, "Web", cluster=cluster, image=image, features=features)

    mount = {"ContainerPath": "/content", "ReadOnly": True, "SourceVolume": "content"}
    Template.from_stack(stack).has_resource_properties(
        "AWS::ECS::TaskDefinition",
        {
            "ContainerDefinitions": [Match.object_like({"MountPoints": [mount]})],
            "Volumes": [
                {
                    "Name": "content",
                    "EFSVolumeConfiguration": {
                        "FilesystemId": Match.any_value(),
                        "TransitEncryption": "ENABLED",
                        "AuthorizationConfig": {
                            "AccessPointId": Match.any_value(),
                            "IAM": "ENABLED",
                        },
                    },
                }
            ],
        },
    )


def test_every_file_has_one_owner(stack, cluster, image, files):
    features = [volume(files, folder="/pages", owner=33)]
    ContainerService(stack, "Web", cluster=cluster, image=image, features=features)

    made = {"OwnerUid": "33", "OwnerGid": "33", "Permissions": "750"}
    Template.from_stack(stack).has_resource_properties(
        "AWS::EFS::AccessPoint",
        {
            "PosixUser": {"Uid": "33", "Gid": "33"},
            "RootDirectory": {"Path": "/pages", "CreationInfo": made},
        },
    )


@pytest.mark.parametrize(("read_only", "actions"), [(True, WRITE[0]), (False, WRITE)])
def test_the_task_role_mounts_through_the_access_point_alone(
    stack, cluster, image, files, read_only, actions
):
    features = [volume(files, read_only=read_only)]
    ContainerService(stack, "Web", cluster=cluster, image=image, features=features)

    statement = {
        "Action": actions,
        "Effect": "Allow",
        "Condition": {
            "StringEquals": {"elasticfilesystem:AccessPointArn": Match.any_value()},
        },
    }
    Template.from_stack(stack).has_resource_properties(
        "AWS::IAM::Policy",
        {
            "PolicyDocument": Match.object_like(
                {"Statement": Match.array_with([Match.object_like(statement)])}
            )
        },
    )


def test_the_port_is_open_both_ways_and_no_other(stack, cluster, image, files):
    ContainerService(stack, "Web", cluster=cluster, image=image, features=[volume(files)])

    template = Template.from_stack(stack)
    for kind in ("Ingress", "Egress"):
        rules = template.find_resources(f"AWS::EC2::SecurityGroup{kind}").values()
        ports = [(one["Properties"]["FromPort"], one["Properties"]["ToPort"]) for one in rules]
        assert ports == [(2049, 2049)]


def test_a_service_of_another_stack_changes_nothing_of_the_file_system():
    def storage(*, with_service):
        app = cdk.App(context=FLAGS)
        stack = cdk.Stack(app, "Storage")
        vpc = cdk.aws_ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateways=1)
        files = FileSystem(stack, "Files", vpc=vpc)
        if with_service:
            other = cdk.Stack(app, "Web")
            ContainerService(
                other,
                "Web",
                cluster=ecs.Cluster(other, "Cluster", vpc=vpc),
                image=ecs.ContainerImage.from_registry("docker.io/library/busybox:1.37"),
                features=[volume(files)],
            )
        return Template.from_stack(stack).to_json()["Resources"]

    assert storage(with_service=True) == storage(with_service=False)


def test_two_volumes_and_two_services(stack, cluster, image, files):
    features = [volume(files), volume(files, name="uploads", path="/uploads")]

    for id in ("Web", "Jobs"):
        ContainerService(stack, id, cluster=cluster, image=image, features=features)

    Template.from_stack(stack).resource_count_is("AWS::EFS::AccessPoint", 4)


def test_the_same_volume_twice_is_refused(stack, cluster, image, files):
    features = [volume(files), volume(files)]

    with pytest.raises(FeatureError):
        ContainerService(stack, "Web", cluster=cluster, image=image, features=features)


@pytest.mark.parametrize("name", ["", "Content", "a_b", "-a", "a" * 33])
def test_a_name_that_is_none_is_refused(files, name):
    with pytest.raises(InvalidInputError, match="not the name of a volume"):
        volume(files, name=name)
