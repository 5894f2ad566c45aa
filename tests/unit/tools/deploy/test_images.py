"""Images: what AWS lacks is named with the lines that push it; the emulator gets a stand-in."""

import pytest

from moorage.config.loader import load_environment
from tools.deploy import images
from tools.deploy.failure import IMAGE_MISSING, CommandError
from tools.deploy.target import Target
from tools.emulator.settings import ROOT

TEMPLATE = """
Resources:
  Api: {Type: AWS::ECR::Repository, Properties: {RepositoryName: demo-api}}
Outputs:
  ApiUri: {Value: {"Fn::GetAtt": [Api, RepositoryUri]}}
"""


@pytest.fixture
def registry(clients):
    """The stack of the repositories, with an empty repository."""
    cloudformation = clients("cloudformation")
    cloudformation.create_stack(StackName="demo-registry", TemplateBody=TEMPLATE)
    cloudformation.get_waiter("stack_create_complete").wait(
        StackName="demo-registry", WaiterConfig={"Delay": 0.1}
    )
    yield
    image = [{"imageTag": "1.0.0"}]
    clients("ecr").batch_delete_image(repositoryName="demo-api", imageIds=image)
    cloudformation.delete_stack(StackName="demo-registry")


@pytest.fixture
def demo():
    return load_environment(ROOT / "environments" / "demo.yaml")


def test_on_aws_a_missing_image_ends_with_the_lines_that_push_it(demo, registry):
    target = Target(label="AWS", account="123456789012", region="eu-west-1")

    with pytest.raises(CommandError) as refused:
        images.ensure(demo, target)
    assert refused.value.code == IMAGE_MISSING
    assert "docker push 123456789012.dkr.ecr.eu-west-1.amazonaws.com/demo-api:1.0.0" in str(
        refused.value
    )


def test_on_the_emulator_a_stand_in_is_recorded_and_said(demo, registry, clients, capsys):
    target = Target(label="emulator", account="123456789012", region="eu-west-1", token="t")  # noqa: S106

    images.ensure(demo, target)
    found = clients("ecr").describe_images(repositoryName="demo-api")["imageDetails"]
    assert [one["imageTags"] for one in found] == [["1.0.0"]]
    assert "recorded a stand-in" in capsys.readouterr().out
