"""Let in whoever has a token that an issuer signed."""

from dataclasses import dataclass
from typing import Any, ClassVar

from moorage.values.https_url import require_https_url


@dataclass(frozen=True, kw_only=True)
class JwtLogin:
    """Let in requests with a JSON web token that an issuer signed; others get 401.

    Use it for calls between services and by scripts, which cannot be sent to a page to log in
    (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-verify-jwt.html).

    Args:
        issuer: Who must have issued the token.
        jwks_endpoint: Where the load balancer finds the issuer's public keys.

    Raises:
        InvalidInputError: An address is not HTTPS.

    Example:
        >>> JwtLogin(issuer="https://id.io", jwks_endpoint="https://id.io/jwks").issuer
        'https://id.io'
    """

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid", "strict": True}

    issuer: str
    jwks_endpoint: str

    def __post_init__(self) -> None:
        for field in ("issuer", "jwks_endpoint"):
            require_https_url(f"JwtLogin.{field}", getattr(self, field))
