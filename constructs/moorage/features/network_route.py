"""Send connections from a port of a Network Load Balancer to a service."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from aws_cdk import Token
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from constructs import Construct

from moorage.errors import FeatureError
from moorage.foundation.acknowledge import acknowledge, acknowledge_in_rule_books
from moorage.services.container_service import ContainerService
from moorage.services.network_targets import PROTOCOLS, NetworkTargets
from moorage.services.security_group import open_between
from moorage.values.network_port import NetworkPort

_EVERYONE: Final = ("0.0.0.0/0", "::/0")


@dataclass(frozen=True, kw_only=True)
class NetworkRoute(NetworkPort):
    """Forward the connections of one port of a shared Network Load Balancer to the service.

    The listener, the target group and the security-group rules are made in the service's stack, so
    that the stack of the load balancer never changes with its services. The rules name the load
    balancer's security group, which also lets connections through that keep their client's address
    (https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html),
    so that who may connect is decided there alone. Give a service several routes for several
    ports; ECS takes five target groups for a service.

    Args:
        load_balancer: Where connections arrive; it has a security group, and may live in another
            stack.
        port: Port of the load balancer, 1 to 65535; each belongs to one service.
        protocol: ``tls``, ``tcp`` or ``udp``.
        target_port: Port on which the container listens. Omitted: the service's port.
        certificate_arn: ARN of the ACM certificate. Required with ``tls``, and only there.
        passthrough: Why the load balancer does not end TLS. Required with ``tcp`` and ``udp``.
        target_tls: With ``tls``, whether the load balancer opens TLS anew to the container.
        alpn: With ``tls``, which HTTP versions are negotiated. Omitted: none.
        preserve_client_ip: Whether the container sees the client's address. It cannot then connect
            to itself through the load balancer.
        health_path: Path to ask for over HTTP. Omitted: a TCP connection is enough.
        health_port: Port of the check; needs TCP. Omitted: ``port`` of the service's health check,
            or else the target's, with ``udp`` the service's.
        ingress_cidrs: IP ranges that may connect. Omitted: the service's VPC.
        ingress_prefix_lists: Ids of prefix lists whose ranges may connect too. Omitted: none.

    Raises:
        InvalidInputError: A number is outside its range, or something does not go with the
            protocol.

    Example:
        >>> front = NetworkLoadBalancer(stack, "Tcp", vpc=vpc, internet_facing=False)
        >>> reason = "the broker ends TLS itself"
        >>> route = NetworkRoute(
        ...     load_balancer=front.load_balancer, port=8883, protocol="tcp", passthrough=reason
        ... )
        >>> broker = ContainerService(
        ...     stack, "Broker", cluster=cluster, image=image, port=8883, features=[route]
        ... )
    """

    load_balancer: elbv2.INetworkLoadBalancer
    ingress_prefix_lists: Sequence[str] = ()

    def attach(self, service: ContainerService) -> None:
        """Add a listener, its target group and the rules, all in the service's stack."""
        target = self.target_port or service.port
        of_target = service.port if self.protocol == "udp" else target
        health = self.health_port or service.health.port or of_target
        if target is None or health is None:
            what = "check with TCP" if target else "send connections to"
            raise FeatureError(
                f"{service.node.path}: NetworkRoute {self.name} needs a port to {what}; "
                "pass port=<number> to the service"
            )
        scope = Construct(service, f"{type(self).__name__}-{self.name}")
        _map_port(service.container, target, self.transport)
        targets = NetworkTargets(
            scope, service=service, route=self, port=target, health_port=health
        )
        targets.register(self._listener(scope, targets))
        self._open(scope, service, target, health)

    def _listener(self, scope: Construct, targets: NetworkTargets) -> elbv2.NetworkListener:
        arn, tls = self.certificate_arn, self.protocol == "tls"
        listener = elbv2.NetworkListener(
            scope,
            "Listener",
            load_balancer=self.load_balancer,
            port=self.port,
            protocol=PROTOCOLS[self.protocol],
            certificates=[elbv2.ListenerCertificate.from_arn(arn)] if arn else None,
            ssl_policy=elbv2.SslPolicy.TLS13_12_RES_PQ if tls else None,
            alpn_policy=elbv2.AlpnPolicy[self.alpn.upper().replace("-", "_")]
            if self.alpn
            else None,
            default_action=targets.action,
        )
        if self.passthrough:
            acknowledge_in_rule_books(listener, "ELBv2ACMCertificateRequired", self.passthrough)
        return listener

    def _open(self, scope: Construct, service: ContainerService, target: int, health: int) -> None:
        groups = self.load_balancer.security_groups
        if not groups:
            raise FeatureError(
                f"{service.node.path}: NetworkRoute {self.name} needs a load balancer with a "
                "security group, which AWS gives it at its creation only; take NetworkLoadBalancer"
            )
        here, there = groups[0], service.security_group.security_group_id
        named = self.ingress_cidrs or self.ingress_prefix_lists
        ranges = self.ingress_cidrs if named else (service.vpc.vpc_cidr_block,)
        self._let_in(scope, here, ranges)
        what = "Connections of the Network Load Balancer, and its health checks"
        for port, protocol in ((target, self.transport), (health, "tcp")):
            rules = self._rules(service, f"{protocol}-{port}")
            if rules is not None:
                open_between(rules, here=here, there=there, port=port, what=what, protocol=protocol)

    def _rules(self, service: ContainerService, what: str) -> Construct | None:
        """Return where rules go that no other route of the service has made.

        AWS takes no rule twice.
        """
        id = f"{type(self).__name__}Rules-{self.load_balancer.node.addr[-8:]}-{what}"
        return None if service.node.try_find_child(id) else Construct(service, id)

    def _let_in(self, scope: Construct, group: str, ranges: Sequence[str]) -> None:
        sources = [(range, {_key(range): range}) for range in ranges]
        lists = [(one, {"source_prefix_list_id": one}) for one in self.ingress_prefix_lists]
        for name, source in (*sources, *lists):
            rule = ec2.CfnSecurityGroupIngress(
                scope,
                "FromVpc" if Token.is_unresolved(name) else f"From {name}",
                group_id=group,
                ip_protocol=self.transport,
                from_port=self.port,
                to_port=self.port,
                description=f"Connections on port {self.port}",
                **source,
            )
            if name in _EVERYONE:
                acknowledge(
                    rule,
                    "AwsSolutions-EC23",
                    "A port that is open to everyone was asked for; it is the only one that this "
                    "rule opens, and ingress_cidrs narrows it.",
                )


def _key(range: str) -> str:
    return "cidr_ipv6" if ":" in range else "cidr_ip"


def _map_port(container: ecs.ContainerDefinition, port: int, transport: str) -> None:
    """Open a port of the container that its service does not open already."""
    protocol = ecs.Protocol.UDP if transport == "udp" else ecs.Protocol.TCP
    if container.find_port_mapping(port, protocol) is None:
        container.add_port_mappings(ecs.PortMapping(container_port=port, protocol=protocol))
