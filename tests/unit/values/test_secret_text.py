"""Names and values that give a secret away are recognised, others are left alone."""

import pytest

from moorage.values.secret_text import is_secret_name, is_secret_value


@pytest.mark.parametrize(
    "name",
    ["PASSWORD", "DB_PASSWORD", "db_password", "API_KEY", "APIKEY", "GITHUB_TOKEN", "CLIENT_SECRET",
     "CREDENTIALS", "SSH_PASSPHRASE"],
)  # fmt: skip
def test_is_the_name_of_a_secret(name):
    assert is_secret_name(name)


@pytest.mark.parametrize(
    "name",
    ["LOG_LEVEL", "DB_PASSWORD_ARN", "TOKEN_LIFETIME", "PUBLIC_KEY", "SORT_KEY", "MONKEY",
     "KEY_PREFIX", "KEY"],
)  # fmt: skip
def test_is_not_the_name_of_a_secret(name):
    assert not is_secret_name(name)


@pytest.mark.parametrize(
    "value",
    ["postgres://me:pw@db/x", "redis://:pw@host", "AKIAABCDEFGHIJKLMNOP",
     "-----BEGIN RSA PRIVATE KEY-----"],
)  # fmt: skip
def test_contains_a_secret(value):
    assert is_secret_value(value)


@pytest.mark.parametrize(
    "value", ["info", "https://example.com/a@b", "postgres://db:5432/x", "https://me@host/x"]
)
def test_contains_no_secret(value):
    assert not is_secret_value(value)
