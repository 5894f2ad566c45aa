"""Where a Network Load Balancer finds the tasks of a service: one target group, or two by turns."""

from typing import TYPE_CHECKING, Final, cast

from aws_cdk import Duration
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from constructs import Construct

from moorage.services.target_groups import register_tasks
from moorage.values.network_port import NetworkPort

if TYPE_CHECKING:
    from moorage.services.container_service import ContainerService

PROTOCOLS: Final = {
    "tls": elbv2.Protocol.TLS,
    "tcp": elbv2.Protocol.TCP,
    "udp": elbv2.Protocol.UDP,
}


class NetworkTargets:
    """Make the target groups of a service behind a port of a Network Load Balancer.

    There is a second one if deployments shift connections: the tasks of a new version are
    registered in the group that the old version does not have. ECS shifts the default action of a
    listener here, and waits ten minutes more at each shift
    (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/nlb-resources-for-blue-green.html).

    Args:
        scope: What the groups are made below.
        service: Whose tasks.
        route: Protocol and checks.
        port: The port of the tasks.
        health_port: The port that is checked.
    """

    def __init__(
        self,
        scope: Construct,
        *,
        service: "ContainerService",
        route: NetworkPort,
        port: int,
        health_port: int,
    ) -> None:
        self._service, self._route, self._port, self._health_port = (
            service,
            route,
            port,
            health_port,
        )
        self.blue = self._group(scope, "Targets")
        shifts = service.deployment.shifts_traffic
        self.green = self._group(scope, "OtherTargets") if shifts else None
        service.network_target_groups.extend([self.blue, self.green] if self.green else [self.blue])

    @property
    def action(self) -> elbv2.NetworkListenerAction:
        """What a listener does: everything to the first group, until ECS shifts it."""
        if self.green is None:
            return elbv2.NetworkListenerAction.forward([self.blue])
        return elbv2.NetworkListenerAction.weighted_forward(
            [
                elbv2.NetworkWeightedTargetGroup(target_group=self.blue, weight=100),
                elbv2.NetworkWeightedTargetGroup(target_group=self.green, weight=0),
            ]
        )

    def register(self, listener: elbv2.NetworkListener) -> None:
        """Let ECS register the tasks, and shift connections if there are two groups.

        Args:
            listener: Whose connections ECS shifts.
        """
        if self.green:
            # Tags of an environment may change with a version, and would take the weights along.
            made = cast("elbv2.CfnListener", listener.node.default_child)
            made.add_property_deletion_override("Tags")
        register_tasks(
            self._service,
            port=self._port,
            blue=self.blue,
            green=self.green,
            production=ecs.ListenerRuleConfiguration.network_listener(listener),
            test=None,
            protocol=ecs.Protocol.UDP if self._route.protocol == "udp" else ecs.Protocol.TCP,
        )

    def _group(self, scope: Construct, id: str) -> elbv2.NetworkTargetGroup:
        route, service = self._route, self._service
        check, udp, http = service.health, route.protocol == "udp", route.health_path is not None
        own = self._health_port == self._port and not udp
        return elbv2.NetworkTargetGroup(
            scope,
            id,
            vpc=service.vpc,
            port=self._port,
            protocol=PROTOCOLS["tls" if route.target_tls else route.transport],
            target_type=elbv2.TargetType.IP,
            preserve_client_ip=None if udp else route.preserve_client_ip,
            deregistration_delay=Duration.seconds(service.shutdown.deregistration_delay_seconds),
            health_check=elbv2.HealthCheck(
                protocol=elbv2.Protocol.HTTP if http else elbv2.Protocol.TCP,
                path=route.health_path,
                healthy_http_codes=check.matcher if http else None,
                port=None if own else str(self._health_port),
                interval=Duration.seconds(check.interval_seconds),
                timeout=Duration.seconds(check.timeout_seconds),
                healthy_threshold_count=check.healthy_threshold,
                unhealthy_threshold_count=check.unhealthy_threshold,
            ),
        )
