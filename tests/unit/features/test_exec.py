"""A shell can be opened, its agent can write, and the rest of the file system stays read-only."""

import json

import pytest
from aws_cdk import aws_logs as logs
from aws_cdk.assertions import Match, Template

from moorage.features import Exec
from moorage.foundation import EncryptionKey
from moorage.services import ContainerService
from moorage.testing import findings_of


@pytest.fixture
def make(stack, cluster, image):
    def make(feature=Exec(), **arguments):
        ContainerService(
            stack, "Api", cluster=cluster, image=image, features=[feature], **arguments
        )
        return Template.from_stack(stack)

    return make


def test_it_is_turned_on_and_the_root_stays_read_only(make):
    template = make()

    template.has_resource_properties("AWS::ECS::Service", {"EnableExecuteCommand": True})
    [task] = template.find_resources("AWS::ECS::TaskDefinition").values()
    [container] = task["Properties"]["ContainerDefinitions"]
    folders = {one["ContainerPath"] for one in container["LinuxParameters"]["Tmpfs"]}
    assert container["ReadonlyRootFilesystem"] is True
    assert {"/var/lib/amazon", "/var/log/amazon"} <= folders


def test_the_check_that_wants_a_place_to_write_is_content(app, make):
    make()

    assert not [one for one in findings_of(app) if one.id == "MRG-310"]


def test_the_task_role_speaks_to_systems_manager_alone(make):
    policies = make().find_resources("AWS::IAM::Policy")
    [policy] = [one for name, one in policies.items() if "TaskRole" in name]

    text = json.dumps(policy["Properties"]["PolicyDocument"]["Statement"])
    assert "ssmmessages:OpenDataChannel" in text
    assert "logs:" not in text
    assert "kms:" not in text


def test_sessions_may_be_encrypted_and_recorded(make, stack, cluster):
    key = EncryptionKey(stack, "Key").key
    log_group = logs.LogGroup(stack, "Sessions")

    template = make(Exec(log_group=log_group), encryption_key=key)

    for action in ("kms:Decrypt", "logs:DescribeLogGroups"):
        template.has_resource_properties(
            "AWS::IAM::Policy",
            {
                "PolicyDocument": {
                    "Statement": Match.array_with([Match.object_like({"Action": action})])
                }
            },
        )
