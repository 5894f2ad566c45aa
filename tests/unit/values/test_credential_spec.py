"""CredentialSpec: an object or a parameter, and a secret where no machine is in the domain."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.credential_spec import CredentialSpec

OBJECT = "arn:aws:s3:::shop-domain/web.json"
PARAMETER = "arn:aws:ssm:eu-west-1:111122223333:parameter/shop/web"
SECRET = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/ad-a1B2c3"


@pytest.mark.parametrize(
    ("spec", "services"),
    [
        (CredentialSpec(arn=OBJECT), ["s3"]),
        (CredentialSpec(arn=PARAMETER), ["ssm"]),
        (CredentialSpec(arn=OBJECT, secret_arn=SECRET), ["s3", "secretsmanager"]),
    ],
)
def test_what_must_be_reached(spec, services):
    assert [need.service for need in spec.needs] == services


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"arn": SECRET}, "is neither of an object nor of a parameter"),
        ({"arn": OBJECT, "secret_arn": SECRET[:-7]}, "is not the whole ARN of a secret"),
    ],
)
def test_what_is_something_else_is_refused(arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        CredentialSpec(**arguments)
