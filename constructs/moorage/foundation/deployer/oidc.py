"""Trust in an OIDC provider, limited to one subject."""

from aws_cdk import aws_iam as iam
from constructs import Construct


def oidc_principal(
    scope: Construct, host: str, provider_arn: str | None, audience: str, subject: str
) -> iam.IPrincipal:
    """Return an OIDC provider's principal, limited to one audience and one subject.

    Args:
        scope: Where the provider is made.
        host: Host of the provider.
        provider_arn: The account's provider of that host; ``None``: it is made.
        audience: The only audience.
        subject: The only subject.
    """
    provider = (
        iam.OidcProviderNative.from_oidc_provider_arn(scope, "Provider", provider_arn)
        if provider_arn
        else iam.OidcProviderNative(scope, "Provider", url=f"https://{host}", client_ids=[audience])
    )
    return iam.OpenIdConnectPrincipal(
        provider, {"StringEquals": {f"{host}:aud": audience, f"{host}:sub": subject}}
    )
