"""Requests are encrypted, or someone has written down why not; the firewall is near by."""

from collections.abc import Iterator

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.problem import Problem, shown
from moorage.values.tls_settings import TlsSettings

_PATH = ("load_balancer",)
_CERTIFICATE = (*_PATH, "certificate_arn")
_CERTIFICATES = (*_PATH, "certificates")
_HTTP = (*_PATH, "allow_http")
_TLS = (*_PATH, "tls")
_WEB_ACL = (*_PATH, "web_acl")


def load_balancer_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield a missing or a needless certificate, and a misplaced firewall.

    Args:
        config: The environment.
    """
    balancer = config.load_balancer
    encrypted = bool(balancer.all_certificates)
    if not encrypted and balancer.allow_http is None:
        what = "requests would not be encrypted"
        fix = "add certificate_arn, or allow_http with the reason why HTTP is acceptable"
        depends = (_CERTIFICATE, _CERTIFICATES, _HTTP)
        yield Problem(path=_PATH, what=what, fix=fix, depends_on=depends)
    yield from _firewall(config)
    if not encrypted:
        if balancer.tls != TlsSettings():
            what = "without a certificate there is no HTTPS to set"
            fix = "add a certificate, or remove it"
            yield Problem(path=_TLS, what=what, fix=fix, depends_on=(_CERTIFICATE, _CERTIFICATES))
        return
    if balancer.allow_http is not None:
        what = "with a certificate, nothing travels unencrypted"
        yield Problem(
            path=_HTTP, what=what, fix="remove it", depends_on=(_CERTIFICATE, _CERTIFICATES)
        )


def _firewall(config: EnvironmentConfig) -> Iterator[Problem]:
    arn = config.load_balancer.web_acl
    if not (isinstance(arn, str) and arn.startswith("arn:")):
        return
    region, account = arn.split(":")[3:5]
    if region != config.region or config.account not in (None, account):
        place = " ".join(filter(None, (config.region, config.account)))
        what = f"must be a web ACL of the environment's region and account, {place}"
        depends = (("region",), ("account",))
        fix = "use a web ACL from there"
        got = shown(f"{region} {account}")
        yield Problem(path=_WEB_ACL, what=what, got=got, fix=fix, depends_on=depends)
