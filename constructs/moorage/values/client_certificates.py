"""Clients that prove who they are with a certificate (mutual TLS)."""

from dataclasses import dataclass
from typing import Literal

from moorage.errors import InvalidInputError
from moorage.values.choices import require_choice
from moorage.values.s3_object import S3Object


@dataclass(frozen=True, kw_only=True)
class ClientCertificates:
    """Ask every client for a certificate.

    Use ``verify`` so that nobody without a certificate of your authority gets as far as a
    request. With ``passthrough`` the services must verify it: they find it in the header
    ``X-Amzn-Mtls-Clientcert``
    (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html).

    Args:
        mode: ``verify`` or ``passthrough``.
        authorities: The certificates of the authorities that clients are trusted for, in PEM, as
            an object of S3. Needed for ``verify``, and for it alone.
        revoked: Lists of certificates that are no longer trusted, as objects of S3. Omitted: none.
        accept_expired: Whether certificates that are out of date are accepted.
        advertise_authorities: Whether the names of the authorities are told, so that clients can
            choose among their certificates.

    Raises:
        InvalidInputError: ``verify`` without authorities, or ``passthrough`` with what it ignores.

    Example:
        >>> authorities = S3Object(bucket="harbour-certificates", key="clients/ca.pem")
        >>> ClientCertificates(authorities=authorities).mode
        'verify'
    """

    mode: Literal["verify", "passthrough"] = "verify"
    authorities: S3Object | None = None
    revoked: tuple[S3Object, ...] = ()
    accept_expired: bool = False
    advertise_authorities: bool = False

    def __post_init__(self) -> None:
        require_choice("ClientCertificates.mode", self.mode, ("verify", "passthrough"))
        if self.mode == "verify" and self.authorities is None:
            what = "are needed to verify certificates"
            fix = "add bucket and key of their certificates, or mode: passthrough"
            raise InvalidInputError("ClientCertificates.authorities", what, fix=fix)
        if self.mode == "verify":
            return
        for name in ("authorities", "revoked", "accept_expired", "advertise_authorities"):
            if given := getattr(self, name):
                what = "goes with mode: verify alone; passthrough verifies nothing"
                fix = "remove it, or use mode: verify"
                raise InvalidInputError(f"ClientCertificates.{name}", what, got=given, fix=fix)
