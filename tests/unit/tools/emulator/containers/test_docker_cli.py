"""The docker that the CDK CLI calls is podman, and ECR is the loopback registry."""

import pytest

from tools.emulator.containers.docker_cli import commands
from tools.emulator.containers.files import REGISTRY
from tools.emulator.containers.registry import split

ECR = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"


def test_images_of_ecr_are_pushed_to_the_loopback_registry():
    assert commands(["tag", "asset", f"{ECR}/a:1"]) == [["tag", "asset", f"{REGISTRY}/a:1"]]
    assert commands(["push", f"{ECR}/a:1"]) == [["push", "--tls-verify=false", f"{REGISTRY}/a:1"]]


def test_a_login_is_not_needed():
    assert commands(["login", "--username", "AWS", "--password-stdin", ECR]) == []


def test_everything_else_is_passed_on():
    assert commands(["build", "--tag", "a", "."]) == [["build", "--tag", "a", "."]]


@pytest.mark.parametrize(
    ("image", "parts"),
    [
        (f"{ECR}/shop/api:1.2", (ECR, "shop/api", "1.2")),
        (f"{ECR}/shop@sha256:ab", (ECR, "shop", "sha256:ab")),
        ("localhost:5000/shop", ("localhost:5000", "shop", "latest")),
        ("library/nginx:1", ("", "library/nginx", "1")),
    ],
)
def test_the_parts_of_a_name(image, parts):
    assert split(image) == parts
