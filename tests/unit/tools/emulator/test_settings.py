"""The variables around the emulator: nothing of the user's AWS settings gets through."""

import os
from pathlib import Path

import pytest

from tools.aws import Clients
from tools.emulator import settings

USER = {
    "PATH": "/usr/bin",
    "HOME": "/home/somebody",
    "AWS_PROFILE": "production",
    "AWS_SESSION_TOKEN": "real",
    "AWS_CONFIG_FILE": "/home/somebody/.aws/config",
    "AWS_SHARED_CREDENTIALS_FILE": "/home/somebody/.aws/credentials",
    "AWS_ENDPOINT_URL_ECS": "https://ecs.example.com",
    "AWS_ACCESS_KEY_ID": "real",
    "AWS_ROLE_ARN": "arn:aws:iam::111122223333:role/real",
    "AWS_WEB_IDENTITY_TOKEN_FILE": "/token",
    "HTTPS_PROXY": "http://proxy.example.com",
    "DOCKER_HOST": "tcp://docker.example.com",
}


@pytest.fixture
def variables():
    return settings.client_environment(USER, port=4711)


@pytest.mark.parametrize(
    "name",
    [
        "AWS_PROFILE",
        "AWS_SESSION_TOKEN",
        "AWS_ENDPOINT_URL_ECS",
        "AWS_ROLE_ARN",
        "AWS_WEB_IDENTITY_TOKEN_FILE",
        "HTTPS_PROXY",
        "DOCKER_HOST",
    ],
)
def test_a_variable_of_the_user_that_points_elsewhere_is_dropped(variables, name):
    assert name not in variables


@pytest.mark.parametrize("name", ["AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"])
def test_the_users_files_are_replaced_by_an_empty_one(variables, name):
    assert variables[name] == os.devnull


def test_the_keys_are_the_emulators(variables):
    assert variables["AWS_ACCESS_KEY_ID"] == settings.ACCOUNT
    assert variables["AWS_ENDPOINT_URL"] == "http://127.0.0.1:4711"


def test_what_has_nothing_to_do_with_aws_stays(variables):
    assert variables["HOME"] == "/home/somebody"
    assert variables["PATH"].endswith("/usr/bin")


def test_a_profile_of_the_user_does_not_reach_boto3(monkeypatch, emulator, tmp_path):
    profile = tmp_path / "config"
    profile.write_text("[profile production]\nregion = us-gov-west-1\n")
    user = USER | {"PATH": os.environ["PATH"], "AWS_CONFIG_FILE": str(profile)}
    for name, value in emulator.environment(user).items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("AWS_PROFILE", raising=False)

    clients = Clients()
    assert (clients.account(), clients.region) == (settings.ACCOUNT, settings.REGION)


def test_the_server_listens_where_nobody_else_can_reach_it():
    variables = settings.server_environment(USER, port=4711, files=Path("/tmp/x"))

    assert variables["BIND_HOST"] == "127.0.0.1"
    assert (variables["IOT_MTLS_ENABLED"], variables["SFTP_ENABLED"]) == ("0", "0")
