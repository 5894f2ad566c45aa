"""``storage``: file systems in a stack of their own, which no service changes."""

import aws_cdk as cdk
from aws_cdk.assertions import Match, Template
from conftest import FLAGS

from moorage.config.loader import load_environment
from stacks.environment import Environment
from tools.emulator.settings import ROOT

STORAGE = "storage: {file_systems: {content: {backups: false}}}"


def environment(tmp_path, more="", volumes=""):
    text = (ROOT / "environments" / "demo.yaml").read_text()
    text = text.replace("  api:\n", f"  api:\n{volumes}", 1)
    file = tmp_path / "demo.yaml"
    file.write_text(f"{text}\n{more}\n")
    return Environment(cdk.App(context=FLAGS), config=load_environment(file))


def test_without_a_file_system_there_is_no_such_stack(tmp_path):
    assert environment(tmp_path).storage is None


def test_the_keys_of_an_entry_reach_the_file_system(tmp_path):
    made = environment(tmp_path, STORAGE)

    Template.from_stack(made.storage).has_resource_properties(
        "AWS::EFS::FileSystem", {"BackupPolicy": {"Status": "DISABLED"}}
    )


def test_a_volume_is_mounted_and_changes_no_other_stack(tmp_path):
    volumes = "    volumes: {pages: {file_system: content, path: /pages}}\n"
    before, after = environment(tmp_path, STORAGE), environment(tmp_path, STORAGE, volumes)

    mounts = [Match.object_like({"ContainerPath": "/pages", "SourceVolume": "pages"})]
    Template.from_stack(after.services["api"]).has_resource_properties(
        "AWS::ECS::TaskDefinition",
        {"ContainerDefinitions": [Match.object_like({"MountPoints": mounts})]},
    )
    for name in ("storage", "platform"):
        old, new = (Template.from_stack(getattr(one, name)).to_json() for one in (before, after))
        assert old == new


def test_a_file_system_that_is_there_is_mounted_and_not_made(tmp_path):
    there = "{file_system_id: fs-0123456789abcdef0, security_group_id: sg-0123456789abcdef0}"
    pages = "pages: {file_system: content, path: /pages}"
    volumes = f"    volumes: {{{pages}, more: {{file_system: content, path: /more}}}}\n"

    made = environment(tmp_path, f"storage: {{file_systems: {{content: {there}}}}}", volumes)

    template = Template.from_stack(made.services["api"])
    files = {"FilesystemId": "fs-0123456789abcdef0", "TransitEncryption": "ENABLED"}
    volume = Match.object_like({"EFSVolumeConfiguration": Match.object_like(files)})
    template.has_resource_properties("AWS::ECS::TaskDefinition", {"Volumes": [volume, volume]})
    template.has_resource_properties(
        "AWS::EC2::SecurityGroupIngress", {"GroupId": "sg-0123456789abcdef0", "FromPort": 2049}
    )
    assert made.storage is None
