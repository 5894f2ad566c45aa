"""Services taken out of the file: their stacks are found, told apart, and deleted when asked."""

import json
from pathlib import Path

import pytest

from tools.deploy import removed, stacks
from tools.deploy.failure import CommandError
from tools.deploy.session import Session
from tools.deploy.target import Target
from tools.emulator.settings import ROOT


def template(path):
    bucket = {"Type": "AWS::SQS::Queue", "Metadata": {"aws:cdk:path": path}}
    return json.dumps({"Resources": {"Queue": bucket}})


@pytest.fixture
def deployed(clients):
    """A stack of a service that is gone, and the stack of an environment called demo-service."""
    cloudformation = clients("cloudformation")
    paths = {
        "demo-service-old": "demo/service-old/Queue",
        "demo-service-network": "demo-service/network/Queue",
    }
    for name, path in paths.items():
        cloudformation.create_stack(StackName=name, TemplateBody=template(path))
    yield
    for name in stacks.existing(clients, paths):
        cloudformation.update_termination_protection(
            StackName=name, EnableTerminationProtection=False
        )
        cloudformation.delete_stack(StackName=name)


class _Synthesized(Session):
    """A session whose assembly is known without a synthesis."""

    stack_names = ("demo-registry", "demo-service-api")
    target = Target(label="emulator", account="123456789012", region="eu-west-1", token="t")  # noqa: S106


@pytest.fixture
def session(tmp_path):
    return _of("demo", ROOT / "environments", tmp_path)


def _of(environment, folder: Path, state: Path):
    return _Synthesized(
        environment=environment,
        target_name="emulator",
        yes=True,
        environments=folder,
        state=state,
    )


def test_only_this_environments_own_stacks_are_found(session, deployed):
    assert list(removed.find(session)) == ["demo-service-old"]


def test_what_was_found_is_deleted_and_said(session, deployed, clients, capsys):
    removed.delete(session, removed.find(session))

    assert stacks.existing(clients, ["demo-service-old"]) == {}
    assert "demo-service-old: destroying; its service is no longer in the file" in (
        capsys.readouterr().out
    )


def test_a_protected_stack_goes_when_the_file_no_longer_protects(session, deployed, clients):
    clients("cloudformation").update_termination_protection(
        StackName="demo-service-old", EnableTerminationProtection=True
    )

    removed.delete(session, removed.find(session))
    assert stacks.existing(clients, ["demo-service-old"]) == {}


def test_a_protected_stack_stays_as_long_as_the_file_protects(tmp_path, deployed, clients):
    text = (ROOT / "environments" / "demo.yaml").read_text()
    file = tmp_path / "environments" / "demo.yaml"
    file.parent.mkdir()
    file.write_text(text + "\ntermination_protection: true\n")
    clients("cloudformation").update_termination_protection(
        StackName="demo-service-old", EnableTerminationProtection=True
    )
    session = _of("demo", file.parent, tmp_path)

    with pytest.raises(CommandError, match="termination_protection: false"):
        removed.delete(session, removed.find(session))
    assert "demo-service-old" in stacks.existing(clients, ["demo-service-old"])
