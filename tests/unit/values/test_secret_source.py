"""SecretSource: a whole reference, or a sentence about what is missing."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.secret_source import SecretSource

ARN = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/db-a1B2c3"


@pytest.mark.parametrize(
    "source",
    [
        {"secret_arn": ARN},
        {"secret_arn": ARN, "key": "password", "version_stage": "AWSPREVIOUS"},
        {"secret_arn": ARN.replace("shop/db", "rds!cluster-0f")},
        {"parameter": "/shop/api-token"},
        {"parameter": "token", "encryption_key_arn": "arn:aws:kms:eu-west-1:111122223333:key/a-1"},
    ],
)
def test_is_taken(source):
    assert SecretSource(**source).need.service in ("secretsmanager", "ssm")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ({}, "must name one secret or parameter"),
        ({"secret_arn": ARN, "parameter": "/a"}, "must name one secret or parameter"),
        ({"secret_arn": ARN[:-7]}, "not the whole ARN"),
        ({"secret_arn": f"{ARN}:password::"}, "not the whole ARN"),
        ({"parameter": "/shop//token"}, "not the name of a parameter"),
        ({"parameter": ""}, "not the name of a parameter"),
        ({"parameter": "/a", "key": "b"}, "goes with a secret"),
        ({"parameter": "/a", "version_stage": "b"}, "goes with a secret"),
        ({"secret_arn": ARN, "key": "a:b"}, "leave colons out"),
        ({"secret_arn": ARN, "version_stage": "a b"}, "not a staging label"),
        ({"secret_arn": ARN, "encryption_key_arn": "alias/key"}, "not the ARN of a key"),
    ],
)
def test_is_refused(source, message):
    with pytest.raises(InvalidInputError, match=message):
        SecretSource(**source)
