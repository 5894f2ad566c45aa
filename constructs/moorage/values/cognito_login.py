"""Let people log in through a user pool of Cognito."""

import re
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from moorage.errors import InvalidInputError
from moorage.values.login_session import LoginSession

_POOL: Final = re.compile(r"arn:[a-z-]+:cognito-idp:[a-z0-9-]+:[0-9]{12}:userpool/[A-Za-z0-9_-]+")


@dataclass(frozen=True, kw_only=True)
class CognitoLogin(LoginSession):
    """Let people log in through a user pool of Cognito, or whatever the pool is federated with.

    The pool's client must have a secret and the code grant, and allow the redirect to
    ``https://HOST/oauth2/idpresponse``
    (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html).

    Args:
        user_pool_arn: ARN of the user pool.
        domain: Prefix of the pool's domain, or its own domain.
        client_id: Id of the load balancer at the identity provider.
        scope: What is asked about people, words with a space between.
        session_seconds: How long a login lasts, 1 to 604800 (a week).
        on_unauthenticated: ``authenticate`` sends people to log in; ``deny`` answers 401, which is
            better for calls of scripts; ``allow`` lets them through without an identity.

    Raises:
        InvalidInputError: The ARN is not that of a user pool.

    Example:
        >>> pool = "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_aBcDeF"
        >>> CognitoLogin(user_pool_arn=pool, client_id="1abc", domain="shop").scope
        'openid'
    """

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid", "strict": True}

    user_pool_arn: str
    domain: str

    def __post_init__(self) -> None:
        super().__post_init__()
        if not _POOL.fullmatch(self.user_pool_arn):
            what = "is not the ARN of a user pool"
            fix = "write it as arn:aws:cognito-idp:REGION:ACCOUNT:userpool/ID"
            raise InvalidInputError(
                "CognitoLogin.user_pool_arn", what, got=self.user_pool_arn, fix=fix
            )
