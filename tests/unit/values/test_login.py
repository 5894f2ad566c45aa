"""Login: one way, addresses of HTTPS, and a secret that is never written."""

from dataclasses import replace

import pytest

from moorage.errors import InvalidInputError
from moorage.values.cognito_login import CognitoLogin
from moorage.values.https_url import require_https_url
from moorage.values.jwt_login import JwtLogin
from moorage.values.login import Login
from moorage.values.oidc_login import OidcLogin

JWT = JwtLogin(issuer="https://id.io", jwks_endpoint="https://id.io/jwks")
OIDC = OidcLogin(
    issuer="https://id.io",
    authorization_endpoint="https://id.io/authorize",
    token_endpoint="https://id.io/token",  # noqa: S106 - the name of a secret
    user_info_endpoint="https://id.io/userinfo",
    client_id="shop",
    client_secret_arn="arn:aws:secretsmanager:eu-west-1:111122223333:secret:login-a1B2c3",  # noqa: S106 - the name of a secret
)


def test_a_login_has_exactly_one_way():
    assert Login(oidc=OIDC).way is OIDC
    for ways in ({}, {"oidc": OIDC, "jwt": JWT}):
        with pytest.raises(InvalidInputError, match="exactly one way"):
            Login(**ways)


@pytest.mark.parametrize("url", ["http://id.io", "id.io", "https://", "https://id.io/a b"])
def test_an_address_that_is_not_https_is_refused(url):
    with pytest.raises(InvalidInputError, match="must be an address of HTTPS"):
        require_https_url("X.y", url)
    with pytest.raises(InvalidInputError, match=r"OidcLogin\.token_endpoint"):
        replace(OIDC, token_endpoint=url)
    with pytest.raises(InvalidInputError, match=r"JwtLogin\.jwks_endpoint"):
        replace(JWT, jwks_endpoint=url)


def test_a_secret_that_was_written_down_is_refused_and_not_repeated():
    with pytest.raises(InvalidInputError, match="Secrets Manager") as caught:
        replace(OIDC, client_secret_arn="hunter2")  # noqa: S106 - refused, which is the point

    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"on_unauthenticated": "ask"}, "is not a choice"),
        ({"session_seconds": 0}, "1 to 604800"),
        ({"client_id": " "}, r"OidcLogin\.client_id: must not be empty"),
    ],
)
def test_a_session_that_aws_would_not_accept_is_refused(change, message):
    with pytest.raises(InvalidInputError, match=message):
        replace(OIDC, **change)


def test_a_user_pool_is_named_by_its_arn():
    with pytest.raises(InvalidInputError, match="is not the ARN of a user pool"):
        CognitoLogin(user_pool_arn="eu-west-1_aBc", client_id="1abc", domain="shop")
