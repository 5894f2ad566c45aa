"""NetworkPort: what goes with TLS, with TCP and with UDP."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.network_port import NetworkPort

CERTIFICATE = "arn:aws:acm:eu-west-1:111122223333:certificate/11111111-2222-3333"
REASON = "the broker ends TLS itself"
TLS = {"port": 443, "certificate_arn": CERTIFICATE}
TCP = {"port": 25, "protocol": "tcp", "passthrough": REASON}
UDP = {"port": 53, "protocol": "udp", "passthrough": REASON}


@pytest.mark.parametrize(
    ("arguments", "name", "transport"),
    [(TLS, "tls-443", "tcp"), (TCP, "tcp-25", "tcp"), (UDP, "udp-53", "udp")],
)
def test_it_is_called_after_protocol_and_port(arguments, name, transport):
    port = NetworkPort(**arguments)

    assert (port.name, port.transport) == (name, transport)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({**TCP, "port": 0}, r"port: must be 1 to 65535"),
        ({**TCP, "target_port": 70000}, r"target_port: must be 1 to 65535"),
        ({**TCP, "health_port": 0}, r"health_port: must be 1 to 65535"),
        ({"port": 443}, r"certificate_arn: TLS needs a certificate; .*protocol 'tcp'"),
        ({"port": 443, "certificate_arn": "x"}, r"certificate_arn: must be the ARN"),
        ({**TLS, "passthrough": REASON}, r"passthrough: with 'tls' .*; remove it"),
        ({"port": 25, "protocol": "tcp"}, r"passthrough: must say why"),
        ({**TCP, "passthrough": "because"}, r"passthrough: must say why .*got 'because'"),
        (
            {**TCP, "certificate_arn": CERTIFICATE},
            r"certificate_arn: goes with .*'tls' only",
        ),
        ({**TCP, "alpn": "http2-only"}, r"alpn: goes with protocol 'tls' only"),
        ({**UDP, "target_tls": True}, r"target_tls: goes with protocol 'tls' only"),
        ({**UDP, "preserve_client_ip": False}, r"preserve_client_ip: cannot be turned off"),
        ({**TCP, "health_path": "healthz"}, r"health_path: must start .*write '/healthz'"),
        ({**TCP, "ingress_cidrs": ("office",)}, r"ingress_cidrs: is not an IP range"),
    ],
)
def test_what_cannot_work_is_refused(arguments, says):
    with pytest.raises(InvalidInputError, match=rf"NetworkPort\.{says}"):
        NetworkPort(**arguments)
