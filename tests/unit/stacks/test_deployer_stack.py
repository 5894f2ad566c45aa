"""The deployer of an environment: one role, for its repositories and named services alone."""

import json

import aws_cdk as cdk
import pytest
from aws_cdk.assertions import Template
from conftest import FLAGS

from moorage.config.loader import load_environment
from stacks.environment import Environment
from tools.emulator.settings import ROOT

DEPLOYERS = {
    "github": "{github: {repository: acme/shop, branch: main}, run_tasks: [api]}",
    "gitlab": "{gitlab: {project: acme/shop, branch: main}, run_tasks: [api]}",
    "principal": '{principal: {arn: "arn:aws:iam::111122223333:role/Pipeline"}, run_tasks: [api]}',
}


def environment(tmp_path, more=""):
    text = (ROOT / "environments" / "demo.yaml").read_text()
    file = tmp_path / "environments" / "demo.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"{text}\n{more}\n")
    return Environment(cdk.App(context=FLAGS), config=load_environment(file))


@pytest.mark.parametrize("kind", DEPLOYERS)
def test_the_role_deploys_pushes_and_runs_the_named_service(tmp_path, kind):
    made = environment(tmp_path, f"deployer: {DEPLOYERS[kind]}")

    [policy] = Template.from_stack(made.deployer).find_resources("AWS::IAM::Policy").values()
    text = json.dumps(policy["Properties"])
    assert "cdk-hnb659fds-deploy-role" in text
    assert "ecr:PutImage" in text
    [passed] = [
        one
        for one in policy["Properties"]["PolicyDocument"]["Statement"]
        if one["Action"] == "iam:PassRole"
    ]
    assert "demo-service-api" in json.dumps(passed)
    assert "demo-service-web" not in json.dumps(passed)


def test_without_the_section_there_is_no_such_stack(tmp_path):
    assert environment(tmp_path).node.try_find_child("deployer") is None
