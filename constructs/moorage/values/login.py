"""How a load balancer finds out who sends a request."""

from dataclasses import dataclass
from typing import Any, ClassVar

from moorage.errors import InvalidInputError
from moorage.values.cognito_login import CognitoLogin
from moorage.values.jwt_login import JwtLogin
from moorage.values.oidc_login import OidcLogin


@dataclass(frozen=True, kw_only=True)
class Login:
    """Choose one way to find out who sends a request.

    The listener must be HTTPS, and the load balancer must reach the provider. The service gets the
    identity in headers that it should check before it trusts them.

    Args:
        oidc: A provider of OpenID Connect. Omitted: another way.
        cognito: A user pool of Cognito. Omitted: another way.
        jwt: A token that an issuer signed. Omitted: another way.

    Raises:
        InvalidInputError: None or several are given.

    Example:
        >>> jwt = JwtLogin(issuer="https://id.io", jwks_endpoint="https://id.io/jwks")
        >>> Login(jwt=jwt).way is jwt
        True
    """

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid", "strict": True}

    oidc: OidcLogin | None = None
    cognito: CognitoLogin | None = None
    jwt: JwtLogin | None = None

    def __post_init__(self) -> None:
        if sum(one is not None for one in (self.oidc, self.cognito, self.jwt)) != 1:
            fix = "write oidc, cognito or jwt, and what belongs to it"
            raise InvalidInputError("Login", "must be exactly one way to log in", fix=fix)

    @property
    def way(self) -> OidcLogin | CognitoLogin | JwtLogin:
        """The one that was chosen."""
        return next(one for one in (self.oidc, self.cognito, self.jwt) if one is not None)
