"""The listeners of a load balancer."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, cast

from aws_cdk import aws_certificatemanager as acm
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from constructs import Construct

from moorage.foundation.client_trust import client_trust
from moorage.values.tls_settings import TlsPolicy, TlsSettings

# Those that AWS recommends, with post-quantum key exchange:
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
_POLICIES: Final[Mapping[TlsPolicy, elbv2.SslPolicy]] = {
    "recommended": elbv2.SslPolicy.TLS13_12_RES_PQ,
    "tls-1.3": elbv2.SslPolicy.TLS13_13_PQ,
    "fips": elbv2.SslPolicy.FIPS_TLS13_12_RES_PQ,
    "fips-tls-1.3": elbv2.SslPolicy.FIPS_TLS13_13_PQ,
}
_HSTS: Final = "routing.http.response.strict_transport_security.header_value"
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


def http_listener(
    load_balancer: elbv2.ApplicationLoadBalancer, *, id: str = "Http", port: int = 80
) -> elbv2.ApplicationListener:
    """Make a listener for plain HTTP.

    Args:
        load_balancer: The owner.
        id: Its name below the owner.
        port: The port.
    """
    listener = load_balancer.add_listener(
        id,
        port=port,
        protocol=elbv2.ApplicationProtocol.HTTP,
        open=False,
        default_action=_not_found(),
    )
    return _answering(listener)


def https_listener(
    scope: Construct,
    load_balancer: elbv2.ApplicationLoadBalancer,
    certificates: Sequence[acm.ICertificate],
    tls: TlsSettings,
    *,
    id: str = "Https",
    port: int = 443,
) -> elbv2.ApplicationListener:
    """Make a listener for HTTPS.

    Args:
        scope: What a trust store is made below.
        load_balancer: The owner.
        certificates: One at least; the first is the default.
        tls: What clients need, and what they are told.
        id: Its name below the owner.
        port: The port.
    """
    clients = tls.client_certificates
    default, *further = certificates
    listener = load_balancer.add_listener(
        id,
        port=port,
        protocol=elbv2.ApplicationProtocol.HTTPS,
        open=False,
        certificates=[_of(default)],
        ssl_policy=_POLICIES[tls.policy],
        mutual_authentication=client_trust(scope, clients) if clients else None,
        default_action=_not_found(),
    )
    for one in further:
        # One each: where a list of several changes, CloudFormation makes it anew, and then takes
        # away what the old one held.
        elbv2.ApplicationListenerCertificate(
            listener, f"Certificate{one.node.addr[-8:]}", listener=listener, certificates=[_of(one)]
        )
    return _answering(listener, {_HSTS: tls.hsts.header} if tls.hsts else _NOTHING)


def redirect_listener(load_balancer: elbv2.ApplicationLoadBalancer) -> elbv2.ApplicationListener:
    """Make a listener that sends whoever comes to port 80 to HTTPS.

    Args:
        load_balancer: The owner.
    """
    return _answering(load_balancer.add_redirect(open=False))


def _of(certificate: acm.ICertificate) -> elbv2.IListenerCertificate:
    return elbv2.ListenerCertificate.from_certificate_manager(certificate)


def _not_found() -> elbv2.ListenerAction:
    return elbv2.ListenerAction.fixed_response(404, content_type="text/plain")


def _answering(
    listener: elbv2.ApplicationListener, headers: Mapping[str, str] = _NOTHING
) -> elbv2.ApplicationListener:
    # Without the first, every answer names the load balancer's software; only L1 has them. See
    # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/header-modification.html
    attributes = {"routing.http.response.server.enabled": "false", **headers}
    cast("elbv2.CfnListener", listener.node.default_child).listener_attributes = [
        elbv2.CfnListener.ListenerAttributeProperty(key=key, value=value)
        for key, value in attributes.items()
    ]
    return listener
