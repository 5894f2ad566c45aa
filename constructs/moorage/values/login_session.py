"""What logins by OpenID Connect and by Cognito have in common: a session."""

from dataclasses import dataclass
from typing import Final

from moorage.errors import InvalidInputError
from moorage.values.choices import require_choice
from moorage.values.ranges import require_range

ON_UNAUTHENTICATED: Final = ("authenticate", "deny", "allow")
# https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AuthenticateOidcActionConfig.html
_LONGEST: Final = 604_800


@dataclass(frozen=True, kw_only=True)
class LoginSession:
    """Say how long people stay logged in, and what happens to those who are not.

    Args:
        client_id: Id of the load balancer at the identity provider.
        scope: What is asked about people, words with a space between.
        session_seconds: How long a login lasts, 1 to 604800 (a week).
        on_unauthenticated: ``authenticate`` sends people to log in; ``deny`` answers 401, which is
            better for calls of scripts; ``allow`` lets them through without an identity.

    Raises:
        InvalidInputError: A word is no choice, or something is empty or out of range.
    """

    client_id: str
    scope: str = "openid"
    session_seconds: int = _LONGEST
    on_unauthenticated: str = "authenticate"

    def __post_init__(self) -> None:
        kind = type(self).__name__
        require_choice(f"{kind}.on_unauthenticated", self.on_unauthenticated, ON_UNAUTHENTICATED)
        require_range(f"{kind}.session_seconds", self.session_seconds, 1, _LONGEST, unit="seconds")
        for field in ("client_id", "scope"):
            if not getattr(self, field).strip():
                fix = "write what the identity provider has"
                raise InvalidInputError(f"{kind}.{field}", "must not be empty", fix=fix)
