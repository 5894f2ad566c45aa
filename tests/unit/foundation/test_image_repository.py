"""ImageRepository: tags that never move, and old images that go."""

import json

import pytest
from aws_cdk import RemovalPolicy
from aws_cdk import aws_kms as kms
from aws_cdk.assertions import Match, Template

from moorage.foundation import ImageRepository
from moorage.values.repository_settings import RepositorySettings

TYPE = "AWS::ECR::Repository"


def lifecycle(stack):
    [repository] = Template.from_stack(stack).find_resources(TYPE).values()
    return json.loads(repository["Properties"]["LifecyclePolicy"]["LifecyclePolicyText"])["rules"]


def test_tags_are_immutable_and_images_scanned(stack):
    ImageRepository(stack, "Images")

    Template.from_stack(stack).has_resource_properties(
        TYPE,
        {
            "ImageTagMutability": "IMMUTABLE",
            "ImageScanningConfiguration": {"ScanOnPush": True},
            # Without a word on encryption, ECR encrypts with AES-256.
            "EncryptionConfiguration": Match.absent(),
        },
    )


def test_a_given_key_encrypts_the_images(stack):
    ImageRepository(stack, "Images", encryption_key=kms.Key(stack, "Key"))

    Template.from_stack(stack).has_resource_properties(
        TYPE, {"EncryptionConfiguration": {"EncryptionType": "KMS", "KmsKey": Match.any_value()}}
    )


def test_untagged_images_go_first_and_any_comes_last(stack):
    settings = RepositorySettings(keep_last=9, untagged_days=3, keep_by_prefix={"release-": 50})

    ImageRepository(stack, "Images", settings=settings)

    assert [
        (rule["rulePriority"], rule["selection"]["tagStatus"], rule["selection"]["countNumber"])
        for rule in lifecycle(stack)
    ] == [(1, "untagged", 3), (2, "tagged", 50), (3, "any", 9)]


def test_named_accounts_may_pull_and_nobody_else(stack):
    settings = RepositorySettings(pull_accounts=("111122223333",))

    ImageRepository(stack, "Images", settings=settings)

    [repository] = Template.from_stack(stack).find_resources(TYPE).values()
    [statement] = repository["Properties"]["RepositoryPolicyText"]["Statement"]
    assert "111122223333" in json.dumps(statement["Principal"])
    assert sorted(statement["Action"]) == [
        "ecr:BatchCheckLayerAvailability",
        "ecr:BatchGetImage",
        "ecr:GetDownloadUrlForLayer",
    ]


@pytest.mark.parametrize(
    ("policy", "deletion", "emptied"),
    [(RemovalPolicy.RETAIN, "Retain", False), (RemovalPolicy.DESTROY, "Delete", True)],
)
def test_the_removal_policy_decides_about_the_images(stack, policy, deletion, emptied):
    ImageRepository(stack, "Images", removal_policy=policy)

    [repository] = Template.from_stack(stack).find_resources(TYPE).values()
    assert repository["DeletionPolicy"] == deletion
    assert repository["Properties"].get("EmptyOnDelete") == emptied
