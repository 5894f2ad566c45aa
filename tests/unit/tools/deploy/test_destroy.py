"""What posture durable protects is not destroyed, and the two steps that allow it are named."""

import json

import pytest

from tools.deploy import stacks
from tools.deploy.destroy import destroy
from tools.deploy.failure import REFUSED, CommandError
from tools.deploy.session import Session
from tools.deploy.target import Target
from tools.emulator.settings import ROOT

TEMPLATE = json.dumps({"Resources": {"Queue": {"Type": "AWS::SQS::Queue"}}})


class _Synthesized(Session):
    """A session whose assembly is known without a synthesis."""

    stack_names = ("prod-network",)
    target = Target(label="emulator", account="111122223333", region="eu-west-1", token="t")  # noqa: S106


@pytest.fixture
def protected(clients):
    cloudformation = clients("cloudformation")
    cloudformation.create_stack(
        StackName="prod-network", TemplateBody=TEMPLATE, EnableTerminationProtection=True
    )
    yield
    cloudformation.update_termination_protection(
        StackName="prod-network", EnableTerminationProtection=False
    )
    cloudformation.delete_stack(StackName="prod-network")


def test_the_steps_are_named_and_nothing_is_deleted(protected, clients, tmp_path):
    session = _Synthesized(
        environment="prod",
        target_name="emulator",
        yes=True,
        environments=ROOT / "environments",
        state=tmp_path,
    )

    with pytest.raises(CommandError) as refused:
        destroy(session)
    assert refused.value.code == REFUSED
    steps = str(refused.value).splitlines()
    assert "prod is protected against deletion" in steps[0]
    assert "     termination_protection: false" in steps
    assert "     load_balancer: {deletion_protection: false}" in steps
    assert any("2. deploy it: make deploy ENV=prod" in step for step in steps)
    assert "prod-network" in stacks.existing(clients, ["prod-network"])
