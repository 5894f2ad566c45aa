"""Ask who sends a request before it is forwarded."""

from typing import Any

from aws_cdk import Duration, SecretValue
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_elasticloadbalancingv2_actions as actions
from constructs import Construct

from moorage.values.jwt_login import JwtLogin
from moorage.values.login import Login
from moorage.values.login_session import LoginSession
from moorage.values.oidc_login import OidcLogin


def after_login(
    scope: Construct, id: str, login: Login | None, then: elbv2.ListenerAction
) -> elbv2.ListenerAction:
    """Return an action that lets only those through who are logged in.

    Args:
        scope: What the names of existing things are made below.
        id: What their ids begin with.
        login: How to log in. ``None``: everybody is let through.
        then: What happens next.
    """
    if login is None:
        return then
    way = login.way
    if isinstance(way, JwtLogin):
        return elbv2.ListenerAction.authenticate_jwt(
            issuer=way.issuer, jwks_endpoint=way.jwks_endpoint, next=then
        )
    if isinstance(way, OidcLogin):
        # A reference that CloudFormation resolves: the secret is in no template.
        arn, key = way.client_secret_arn, way.client_secret_key
        return elbv2.ListenerAction.authenticate_oidc(
            issuer=way.issuer,
            authorization_endpoint=way.authorization_endpoint,
            token_endpoint=way.token_endpoint,
            user_info_endpoint=way.user_info_endpoint,
            client_id=way.client_id,
            client_secret=SecretValue.secrets_manager(arn, json_field=key),
            next=then,
            **_session(way),
        )
    return actions.AuthenticateCognitoAction(
        user_pool=cognito.UserPool.from_user_pool_arn(scope, f"{id}UserPool", way.user_pool_arn),
        user_pool_client=cognito.UserPoolClient.from_user_pool_client_id(
            scope, f"{id}UserPoolClient", way.client_id
        ),
        user_pool_domain=cognito.UserPoolDomain.from_domain_name(
            scope, f"{id}UserPoolDomain", way.domain
        ),
        next=then,
        **_session(way),
    )


def _session(way: LoginSession) -> dict[str, Any]:
    return {
        "scope": way.scope,
        "session_timeout": Duration.seconds(way.session_seconds),
        "on_unauthenticated_request": elbv2.UnauthenticatedAction[way.on_unauthenticated.upper()],
        # The rule would be the same in the stack of each service, and EC2 takes it only once: the
        # load balancer's own stack has it.
        "allow_https_outbound": False,
    }
