"""Golden templates: every stack of every environment, as reviewers last saw it.

``make accept`` writes the files anew; a commit that changes one says why.
"""

import json
import re
from pathlib import Path

import pytest
import yaml
from syrupy.extensions.json import JSONSnapshotExtension

import app as application

ROOT = Path(__file__).resolve().parents[2]
FLAGS = json.loads((ROOT / "cdk.json").read_text())["context"]
# The section of an environment file without which the stack is not there.
PARTS = {
    "registry": "registry",
    "storage": "storage",
    "network": "",
    "platform": "",
    "services": "",
}
STACKS = [
    (path.stem, part)
    for path in sorted((ROOT / "environments").glob("*.yaml"))
    for part, section in PARTS.items()
    if not section or section in yaml.safe_load(path.read_text())
]
# What holds data or a name that users know: losing the logical id would replace the resource.
STATEFUL = (
    "AWS::KMS::Key",
    "AWS::EC2::VPC",
    "AWS::EC2::Subnet",
    "AWS::ECR::Repository",
    "AWS::EFS::FileSystem",
    "AWS::EFS::AccessPoint",
    "AWS::ECS::Cluster",
    "AWS::ECS::Service",
    "AWS::ElasticLoadBalancingV2::LoadBalancer",
    "AWS::Logs::LogGroup",
    "AWS::S3::Bucket",
)
# Asset hashes follow the version of aws-cdk-lib, not our code. Nothing else is masked.
ASSET = re.compile(r"\b[0-9a-f]{64}\b")


@pytest.fixture(scope="module")
def templates():
    assembly = application.build_app(FLAGS).synth()
    return {stack.stack_name: stack.template for stack in assembly.stacks}


@pytest.fixture
def golden(snapshot):
    return snapshot.use_extension(JSONSnapshotExtension)


@pytest.mark.parametrize(("environment", "part"), STACKS)
def test_the_template_is_the_accepted_one(templates, golden, environment, part):
    prefix = f"{environment}-{'service-' if part == 'services' else part}"
    chosen = {name: t for name, t in sorted(templates.items()) if name.startswith(prefix)}

    assert chosen
    assert json.loads(ASSET.sub("<asset>", json.dumps(chosen, sort_keys=True))) == golden


def test_stateful_resources_keep_their_logical_ids(templates, golden):
    ids = {
        name: {
            id: resource["Type"]
            for id, resource in sorted(template["Resources"].items())
            if resource["Type"] in STATEFUL
        }
        for name, template in sorted(templates.items())
    }

    assert ids == golden


def test_templates_stay_far_below_the_limits_of_cloudformation(templates):
    # https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
    for name, template in templates.items():
        assert len(template["Resources"]) < 400, name
        assert len(template.get("Outputs", {})) < 160, name
        assert len(json.dumps(template)) < 800_000, name


def test_the_same_files_give_the_same_templates(templates):
    again = application.build_app(FLAGS).synth()

    assert {stack.stack_name: stack.template for stack in again.stacks} == templates
