"""Images: every kind of reference reaches the task definition."""

import json
from pathlib import Path

import pytest
from aws_cdk import aws_ecr as ecr
from aws_cdk.assertions import Template

from moorage.config.service_settings import ServiceSettings
from moorage.services import ContainerService
from moorage.values.build_image import BuildImage
from moorage.values.registry_image import RegistryImage
from moorage.values.repository_image import RepositoryImage
from moorage.values.task_size import TaskSize
from stacks.images import container_image

SECRET = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:docker-hub-AbCdEf"


def container(stack, cluster, settings, repositories=None, project=Path()):
    architecture = settings.size.architecture if settings.size else "x86_64"
    image = container_image(stack, settings.image, architecture, repositories or {}, project)
    ContainerService(stack, "Service", cluster=cluster, image=image)
    [task] = Template.from_stack(stack).find_resources("AWS::ECS::TaskDefinition").values()
    return task["Properties"]["ContainerDefinitions"][0]


def test_a_public_image_is_taken_as_it_is_written(stack, cluster):
    settings = ServiceSettings(image=RegistryImage(registry="docker.io/library/nginx:1.29"))

    assert container(stack, cluster, settings)["Image"] == "docker.io/library/nginx:1.29"


def test_credentials_of_a_registry_are_granted_to_the_execution_role_alone(stack, cluster):
    image = RegistryImage(registry="docker.io/acme/api:1.2", credentials_secret_arn=SECRET)

    found = container(stack, cluster, ServiceSettings(image=image))

    assert found["RepositoryCredentials"] == {"CredentialsParameter": SECRET}
    [policy] = Template.from_stack(stack).find_resources("AWS::IAM::Policy").values()
    assert "ExecutionRole" in json.dumps(policy["Properties"]["Roles"])
    reads = [
        statement["Resource"]
        for statement in policy["Properties"]["PolicyDocument"]["Statement"]
        if "secretsmanager:GetSecretValue" in statement["Action"]
    ]
    assert reads == [SECRET]


@pytest.mark.parametrize(
    ("reference", "ending"),
    [({"tag": "1.0.0"}, ":1.0.0"), ({"digest": "sha256:" + "b" * 64}, "@sha256:" + "b" * 64)],
)
def test_an_image_of_the_environment_is_pulled_by_tag_or_digest(stack, cluster, reference, ending):
    repositories = {"api": ecr.Repository(stack, "Repository")}
    settings = ServiceSettings(image=RepositoryImage(repository="api", **reference))

    found = container(stack, cluster, settings, repositories)

    assert found["Image"]["Fn::Join"][1][-1] == ending


@pytest.mark.parametrize(
    ("architecture", "platform"), [("arm64", "linux/arm64"), ("x86_64", "linux/amd64")]
)
def test_a_dockerfile_is_built_for_the_tasks_architecture(
    app, stack, cluster, tmp_path, architecture, platform
):
    (tmp_path / "Dockerfile").write_text("FROM scratch\n")
    settings = ServiceSettings(
        image=BuildImage(build="."), size=TaskSize(architecture=architecture)
    )

    container(stack, cluster, settings, project=tmp_path)

    [assets] = Path(app.synth().directory).glob("*.assets.json")
    [image] = json.loads(assets.read_text())["dockerImages"].values()
    assert image["source"]["platform"] == platform


def test_several_images_of_one_stack_may_need_credentials(stack):
    images = [
        RegistryImage(registry=f"docker.io/acme/{name}", credentials_secret_arn=arn)
        for name, arn in (("api:1", SECRET), ("proxy:1", SECRET), ("agent:1", f"{SECRET[:-1]}Z"))
    ]

    for image in images:
        container_image(stack, image, "x86_64", {}, Path())

    assert len(stack.node.children) == 2
