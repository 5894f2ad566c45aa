"""EncryptionKey: rotated, kept, and open to the log groups of its own account only."""

import json

import pytest
from aws_cdk import RemovalPolicy
from aws_cdk.assertions import Match, Template

from moorage.foundation import EncryptionKey
from moorage.foundation.log_group import make_log_group
from moorage.values.log_settings import LogSettings


def test_the_key_is_rotated_and_outlives_its_stack(stack):
    EncryptionKey(stack, "Encryption")

    Template.from_stack(stack).has_resource(
        "AWS::KMS::Key",
        {
            "DeletionPolicy": "Retain",
            "UpdateReplacePolicy": "Retain",
            "Properties": {"EnableKeyRotation": True, "PendingWindowInDays": 30},
        },
    )


def test_a_disposable_key_goes_with_its_stack(stack):
    EncryptionKey(stack, "Encryption", removal_policy=RemovalPolicy.DESTROY)

    Template.from_stack(stack).has_resource("AWS::KMS::Key", {"DeletionPolicy": "Delete"})


def test_cloudwatch_logs_may_use_it_for_log_groups_of_this_account_only(stack):
    EncryptionKey(stack, "Encryption")

    [key] = Template.from_stack(stack).find_resources("AWS::KMS::Key").values()
    [statement] = [
        one
        for one in key["Properties"]["KeyPolicy"]["Statement"]
        if "logs." in json.dumps(one["Principal"])
    ]
    [groups] = statement["Condition"]["ArnLike"].values()
    assert list(statement["Condition"]["ArnLike"]) == ["kms:EncryptionContext:aws:logs:arn"]
    assert {"Ref": "AWS::AccountId"} in groups["Fn::Join"][1]
    assert groups["Fn::Join"][1][-1] == ":log-group:*"


@pytest.mark.parametrize("given", [True, False], ids=["a key", "no key"])
def test_a_log_group_is_encrypted_with_the_key_it_is_given(stack, given):
    key = EncryptionKey(stack, "Encryption").key if given else None

    make_log_group(stack, "Logs", LogSettings(), key)

    Template.from_stack(stack).has_resource_properties(
        "AWS::Logs::LogGroup",
        {"KmsKeyId": stack.resolve(key.key_arn) if key else Match.absent()},
    )


def test_nobody_but_a_service_of_aws_may_pass_the_key_on(stack):
    EncryptionKey(stack, "Encryption")

    [key] = Template.from_stack(stack).find_resources("AWS::KMS::Key").values()
    [denied] = [
        one for one in key["Properties"]["KeyPolicy"]["Statement"] if one["Effect"] == "Deny"
    ]
    assert (denied["Action"], denied["Principal"]) == ("kms:CreateGrant", {"AWS": "*"})
    assert denied["Condition"] == {
        "BoolIfExists": {"kms:GrantIsForAWSResource": "false", "aws:PrincipalIsAWSService": "false"}
    }
