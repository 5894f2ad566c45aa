"""FileSystem: encrypted, over TLS only, for known roles only, in every zone."""

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk.assertions import Match, Template
from conftest import FLAGS

from moorage.foundation import FileSystem
from moorage.values.file_system_settings import FileSystemSettings

KIND = "AWS::EFS::FileSystem"


def test_it_is_encrypted_backed_up_and_kept(stack, vpc):
    FileSystem(stack, "Files", vpc=vpc)

    expected = {"Encrypted": True, "BackupPolicy": {"Status": "ENABLED"}}
    whole = {"Properties": expected, "DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain"}
    Template.from_stack(stack).has_resource(KIND, Match.object_like(whole))


@pytest.mark.parametrize("flags", [FLAGS, {}], ids=["recommended flags", "no flags"])
def test_it_refuses_connections_without_tls_and_lets_nobody_in_by_itself(flags):
    stack = cdk.Stack(cdk.App(context=flags), "Stack")
    FileSystem(stack, "Files", vpc=ec2.Vpc(stack, "Vpc"))

    [body] = Template.from_stack(stack).find_resources(KIND).values()
    [statement] = body["Properties"]["FileSystemPolicy"]["Statement"]
    assert (statement["Effect"], statement["Action"]) == ("Deny", "elasticfilesystem:Client*")
    assert statement["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}


def test_nothing_may_connect_until_a_volume_lets_it_in(stack, vpc):
    FileSystem(stack, "Files", vpc=vpc)

    template = Template.from_stack(stack)
    template.resource_count_is("AWS::EC2::SecurityGroupIngress", 0)
    groups = template.find_resources("AWS::EC2::SecurityGroup").values()
    assert [group for group in groups if "SecurityGroupIngress" in group["Properties"]] == []


def test_it_can_be_mounted_in_every_zone(stack, vpc):
    FileSystem(stack, "Files", vpc=vpc)

    count = len(vpc.private_subnets)
    Template.from_stack(stack).resource_count_is("AWS::EFS::MountTarget", count)


@pytest.mark.parametrize(("archive", "rules"), [(True, 2), (False, 0)])
def test_unread_files_go_to_cheaper_storage_and_come_back(stack, vpc, archive, rules):
    FileSystem(stack, "Files", vpc=vpc, settings=FileSystemSettings(archive_unread=archive))

    [body] = Template.from_stack(stack).find_resources(KIND).values()
    assert len(body["Properties"].get("LifecyclePolicies", [])) == rules


def test_without_backups_and_to_be_deleted(stack, vpc):
    settings = FileSystemSettings(backups=False)
    policy = cdk.RemovalPolicy.DESTROY
    FileSystem(stack, "Files", vpc=vpc, settings=settings, removal_policy=policy)

    whole = {"Properties": {"BackupPolicy": {"Status": "DISABLED"}}, "DeletionPolicy": "Delete"}
    Template.from_stack(stack).has_resource(KIND, Match.object_like(whole))


def test_a_key_of_ones_own_encrypts_it(stack, vpc):
    FileSystem(stack, "Files", vpc=vpc, encryption_key=cdk.aws_kms.Key(stack, "Key"))

    Template.from_stack(stack).has_resource_properties(KIND, {"KmsKeyId": Match.any_value()})
