"""TaskRoles: two roles, no permissions, this account only."""

import json

import pytest
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_kms as kms
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk.assertions import Annotations, Match, Template

from moorage.errors import InvalidInputError
from moorage.services import ContainerService, TaskRoles

EXISTING = "arn:aws:iam::111122223333:role/Api"


def test_the_roles_start_with_no_permission(stack):
    TaskRoles(stack, "Roles")

    template = Template.from_stack(stack)
    template.resource_count_is("AWS::IAM::Role", 2)
    template.resource_count_is("AWS::IAM::Policy", 0)


def test_only_tasks_of_this_account_may_take_them(stack):
    TaskRoles(stack, "Roles")

    for role in Template.from_stack(stack).find_resources("AWS::IAM::Role").values():
        [statement] = role["Properties"]["AssumeRolePolicyDocument"]["Statement"]
        assert statement["Principal"] == {"Service": "ecs-tasks.amazonaws.com"}
        assert statement["Condition"]["StringEquals"] == {
            "aws:SourceAccount": {"Ref": "AWS::AccountId"}
        }
        arn = statement["Condition"]["ArnLike"]["aws:SourceArn"]["Fn::Join"][1]
        assert arn[2] == ":ecs:"
        assert arn[-1] == ":*"


def test_the_execution_role_may_write_to_its_own_log_group_and_no_other(stack, cluster, image):
    ContainerService(stack, "Api", cluster=cluster, image=image)

    [policy] = Template.from_stack(stack).find_resources("AWS::IAM::Policy").values()
    [statement] = policy["Properties"]["PolicyDocument"]["Statement"]
    assert statement["Action"] == ["logs:CreateLogStream", "logs:PutLogEvents"]
    assert "Fn::GetAtt" in statement["Resource"]


def test_a_secret_is_read_by_the_execution_role_alone_and_only_that_secret(stack, cluster, image):
    service = ContainerService(stack, "Api", cluster=cluster, image=image)
    key = kms.Key(stack, "Key")
    secret = secretsmanager.Secret(stack, "Secret", encryption_key=key)

    service.container.add_secret("TOKEN", ecs.Secret.from_secrets_manager(secret))

    [policy] = Template.from_stack(stack).find_resources("AWS::IAM::Policy").values()
    assert "ExecutionRole" in json.dumps(policy["Properties"]["Roles"])
    allowed = policy["Properties"]["PolicyDocument"]["Statement"]
    [read] = [one for one in allowed if "secretsmanager:GetSecretValue" in one["Action"]]
    assert read["Resource"] == stack.resolve(secret.secret_arn)
    [used] = Template.from_stack(stack).find_resources("AWS::KMS::Key").values()
    roles = [
        (one["Action"], one["Condition"]["StringEquals"].keys())
        for one in used["Properties"]["KeyPolicy"]["Statement"]
        if "ExecutionRole" in json.dumps(one["Principal"])
    ]
    assert roles == [("kms:Decrypt", {"kms:ViaService"})]


def test_without_a_customer_key_nothing_is_decrypted(stack, cluster, image):
    service = ContainerService(stack, "Api", cluster=cluster, image=image)
    secret = secretsmanager.Secret(stack, "Secret")

    service.container.add_secret("TOKEN", ecs.Secret.from_secrets_manager(secret))

    assert "kms:" not in json.dumps(Template.from_stack(stack).find_resources("AWS::IAM::Policy"))


def test_an_existing_task_role_is_used_and_a_grant_to_it_is_an_error(stack, cluster, image, bucket):
    service = ContainerService(stack, "Api", cluster=cluster, image=image, task_role_arn=EXISTING)

    # The CDK calls back into Python here, and hands on the message of the error alone.
    with pytest.raises(RuntimeError, match="granting it something would do nothing"):
        bucket.grant_read(service)
    Template.from_stack(stack).has_resource_properties(
        "AWS::ECS::TaskDefinition", {"TaskRoleArn": EXISTING}
    )


def test_an_existing_execution_role_is_used_and_what_it_must_allow_is_said(stack, cluster, image):
    ContainerService(stack, "Api", cluster=cluster, image=image, execution_role_arn=EXISTING)

    Template.from_stack(stack).resource_count_is("AWS::IAM::Policy", 0)
    said = Annotations.from_stack(stack).find_info("*", Match.string_like_regexp("is not changed"))
    assert len(said) == 1


@pytest.mark.parametrize("arn", ["role/Api", "arn:aws:iam::111122223333:user/api"])
def test_what_is_no_role_is_refused(stack, arn):
    with pytest.raises(InvalidInputError, match="is not the ARN of a role"):
        TaskRoles(stack, "Roles", task_role_arn=arn)
