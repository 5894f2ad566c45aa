"""How a load balancer speaks HTTPS."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, get_args

from moorage.values.choices import require_choice
from moorage.values.client_certificates import ClientCertificates
from moorage.values.hsts import Hsts

TlsPolicy: TypeAlias = Literal["recommended", "tls-1.3", "fips", "fips-tls-1.3"]
TLS_POLICIES: Final[tuple[TlsPolicy, ...]] = get_args(TlsPolicy)


@dataclass(frozen=True, kw_only=True)
class TlsSettings:
    """Choose what a client needs for HTTPS, and what it is told.

    Args:
        policy: ``recommended`` for what AWS recommends: TLS 1.3 with post-quantum key exchange, and
            TLS 1.2 with forward secrecy; ``tls-1.3`` for TLS 1.3 alone; ``fips`` and
            ``fips-tls-1.3`` for the same with validated cryptography
            (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html).
        redirect_http: Whether port 80 is open and redirects to HTTPS. Omitted: it is closed, so
            that nobody sends a first request, cookies included, in the clear.
        hsts: What browsers are told about HTTPS from now on. Omitted: nothing.
        client_certificates: Certificates that clients must show. Omitted: none.

    Raises:
        InvalidInputError: There is no such policy.

    Example:
        >>> TlsSettings(policy="tls-1.3", hsts=Hsts(max_age_seconds=86400)).redirect_http
        False
    """

    policy: TlsPolicy = "recommended"
    redirect_http: bool = False
    hsts: Hsts | None = None
    client_certificates: ClientCertificates | None = None

    def __post_init__(self) -> None:
        require_choice("TlsSettings.policy", self.policy, TLS_POLICIES)
