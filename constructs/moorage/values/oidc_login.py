"""Let people log in at a provider of OpenID Connect."""

import re
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from moorage.errors import InvalidInputError
from moorage.values.https_url import require_https_url
from moorage.values.login_session import LoginSession

_SECRET: Final = re.compile(
    r"arn:[a-z-]+:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@!-]+-[A-Za-z0-9]{6}"
)


@dataclass(frozen=True, kw_only=True)
class OidcLogin(LoginSession):
    """Let people log in at a provider of OpenID Connect, such as Entra ID, Okta or Keycloak.

    The provider must allow the redirect to ``https://HOST/oauth2/idpresponse``, and have a
    certificate and names that everybody can check and resolve
    (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html).

    Args:
        issuer: Who the provider says it is.
        authorization_endpoint: Where people log in.
        token_endpoint: Where the load balancer asks for tokens.
        user_info_endpoint: Where it asks who somebody is.
        client_secret_arn: Whole ARN of a secret of Secrets Manager that holds the client's secret.
            The secret itself is never written anywhere.
        client_secret_key: The key of a secret that is a JSON object. Omitted: the whole secret.
        client_id: Id of the load balancer at the identity provider.
        scope: What is asked about people, words with a space between.
        session_seconds: How long a login lasts, 1 to 604800 (a week).
        on_unauthenticated: ``authenticate`` sends people to log in; ``deny`` answers 401, which is
            better for calls of scripts; ``allow`` lets them through without an identity.

    Raises:
        InvalidInputError: An address is not HTTPS, or the secret is not named by its whole ARN.

    Example:
        >>> staff = OidcLogin(
        ...     issuer="https://id.example.com",
        ...     authorization_endpoint="https://id.example.com/authorize",
        ...     token_endpoint="https://id.example.com/token",
        ...     user_info_endpoint="https://id.example.com/userinfo",
        ...     client_id="shop",
        ...     client_secret_arn=(
        ...         "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/login-a1B2c3"
        ...     ),
        ... )
        >>> staff.on_unauthenticated
        'authenticate'
    """

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid", "strict": True}

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    user_info_endpoint: str
    client_secret_arn: str
    client_secret_key: str | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        for field in ("issuer", "authorization_endpoint", "token_endpoint", "user_info_endpoint"):
            require_https_url(f"OidcLogin.{field}", getattr(self, field))
        if not _SECRET.fullmatch(self.client_secret_arn):
            # What was given is not shown: it may be the secret itself.
            raise InvalidInputError(
                "OidcLogin.client_secret_arn",
                "is not the whole ARN of a secret of Secrets Manager",
                fix="put the client's secret into Secrets Manager, and write its ARN here",
            )
