"""Tasks mount one file system of S3 Files, and may do no more than that."""

import pytest
from aws_cdk.assertions import Match, Template

from moorage.errors import InvalidInputError
from moorage.features import S3Volume, SharedFolder
from moorage.services import ContainerService

ARN = "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0"
PHOTOS = {"name": "photos", "path": "/photos", "file_system_arn": ARN}


@pytest.fixture
def make(stack, cluster, image):
    def make(**changes):
        given = [SharedFolder(name="first", path="/first"), S3Volume(**PHOTOS | changes)]
        ContainerService(stack, "Api", cluster=cluster, image=image, features=given)
        return Template.from_stack(stack)

    return make


def test_it_is_a_volume_of_its_own_beside_others(make):
    [task] = make(folder="/2026").find_resources("AWS::ECS::TaskDefinition").values()

    assert task["Properties"]["Volumes"] == [
        {"Name": "first", "Host": {}},
        {
            "Name": "photos",
            "S3FilesVolumeConfiguration": {"FileSystemArn": ARN, "RootDirectory": "/2026"},
        },
    ]
    [container] = task["Properties"]["ContainerDefinitions"]
    mounted = [one["ContainerPath"] for one in container["MountPoints"]]
    assert sorted(mounted) == ["/first", "/photos"]


@pytest.mark.parametrize(
    ("read_only", "actions"),
    [(True, "s3files:ClientMount"), (False, ["s3files:ClientMount", "s3files:ClientWrite"])],
)
def test_the_task_role_may_mount_this_one(make, read_only, actions):
    statement = {"Action": actions, "Effect": "Allow", "Resource": ARN}
    document = {"Statement": Match.array_with([Match.object_like(statement)])}

    make(read_only=read_only).has_resource_properties(
        "AWS::IAM::Policy", {"PolicyDocument": document}
    )


def test_its_port_is_opened_on_both_sides(make):
    template = make(security_group_id="sg-0123456789abcdef0")

    for side in ("Ingress", "Egress"):
        kind = f"AWS::EC2::SecurityGroup{side}"
        template.has_resource_properties(kind, {"FromPort": 2049, "ToPort": 2049})


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"name": "My Photos"}, "is not the name of a volume"),
        ({"path": "photos"}, "must be an absolute path below /"),
        ({"file_system_arn": "fs-0123"}, "is not the ARN of a file system of S3 Files"),
        ({"access_point_arn": "fsap-0123"}, "is not the ARN of an access point"),
        (
            {"access_point_arn": f"{ARN}/access-point/fsap-0123", "folder": "/2026"},
            "is that of the access point already",
        ),
    ],
)
def test_what_cannot_be_is_refused(changes, message):
    with pytest.raises(InvalidInputError, match=message):
        S3Volume(**PHOTOS | changes)
