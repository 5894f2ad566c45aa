"""A second way into a load balancer, for tests of new tasks."""

from collections.abc import Sequence

from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from constructs import Construct

from moorage.foundation.acknowledge import acknowledge
from moorage.foundation.listeners import http_listener, https_listener
from moorage.foundation.load_balancer import LoadBalancer
from moorage.values.test_port import TestPort
from moorage.values.tls_settings import TlsSettings


class TestListener(Construct):
    """Listen on another port, where new tasks answer before requests are shifted to them.

    Use it with services that are deployed by ``BlueGreen``, ``Canary`` or ``Linear``. With a
    certificate it is HTTPS as the load balancer is. Nobody may connect but smoke tests, which open
    it for themselves, and the given ranges.

    Args:
        load_balancer: The load balancer.
        port: The port, not 80 or 443.
        cidrs: IP ranges that may connect. Omitted: none.

    Raises:
        InvalidInputError: The port is taken, or a range is none.

    Example:
        >>> front = LoadBalancer(stack, "Front", vpc=vpc, allow_http="internal demo, no domain")
        >>> test = TestListener(stack, "Test", load_balancer=front)
        >>> route = HttpRoute(listener=front.listener, test_listener=test, priority=10)
    """

    __test__ = False  # pytest: the name begins with Test, and it is none

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        load_balancer: LoadBalancer,
        port: int = TestPort().port,
        cidrs: Sequence[str] = (),
    ) -> None:
        super().__init__(scope, id)
        options = TestPort(port=port, cidrs=tuple(cidrs))
        self.port = options.port
        self.load_balancer = load_balancer
        self.is_https = bool(load_balancer.certificates)
        self.listener = self._listen()
        for cidr in options.cidrs:
            peer = ec2.Peer.ipv6(cidr) if ":" in cidr else ec2.Peer.ipv4(cidr)
            load_balancer.security_group.add_ingress_rule(
                peer, ec2.Port.tcp(self.port), f"Tests on port {self.port}"
            )

    def _listen(self) -> elbv2.ApplicationListener:
        front = self.load_balancer
        if self.is_https:
            # Clients show no certificates here: a smoke test has none.
            tls = TlsSettings(policy=front.tls.policy)
            return https_listener(
                self, front.load_balancer, front.certificates, tls, id="Test", port=self.port
            )
        listener = http_listener(front.load_balancer, id="Test", port=self.port)
        if front.internet_facing:
            reason = f"Only tests come here, and the load balancer has a reason: {front.allow_http}"
            acknowledge(listener, "Moorage::MRG-107", reason)
        return listener
