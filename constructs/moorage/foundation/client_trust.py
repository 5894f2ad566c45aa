"""Which certificates of clients a listener takes."""

from typing import Final

from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_s3 as s3
from constructs import Construct

from moorage.values.client_certificates import ClientCertificates
from moorage.values.s3_object import S3Object

_MODES: Final = {
    "verify": elbv2.MutualAuthenticationMode.VERIFY,
    "passthrough": elbv2.MutualAuthenticationMode.PASS_THROUGH,
}


def client_trust(scope: Construct, settings: ClientCertificates) -> elbv2.MutualAuthentication:
    """Return what a listener needs to ask for certificates; make a trust store to verify them.

    Args:
        scope: The owner.
        settings: Which certificates.
    """
    mode = _MODES[settings.mode]
    if settings.authorities is None:
        return elbv2.MutualAuthentication(mutual_authentication_mode=mode)
    bundle = settings.authorities
    store = elbv2.TrustStore(
        scope,
        "Clients",
        bucket=_bucket(scope, "Authorities", bundle),
        key=bundle.key,
        version=bundle.version,
    )
    if settings.revoked:
        contents = [
            elbv2.RevocationContent(
                bucket=_bucket(scope, f"Revoked{number}", one), key=one.key, version=one.version
            )
            for number, one in enumerate(settings.revoked)
        ]
        elbv2.TrustStoreRevocation(
            scope, "Revocation", trust_store=store, revocation_contents=contents
        )
    return elbv2.MutualAuthentication(
        mutual_authentication_mode=mode,
        trust_store=store,
        ignore_client_certificate_expiry=settings.accept_expired,
        advertise_trust_store_ca_names=settings.advertise_authorities,
    )


def _bucket(scope: Construct, id: str, file: S3Object) -> s3.IBucket:
    return s3.Bucket.from_bucket_name(scope, id, file.bucket)
