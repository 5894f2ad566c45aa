"""Where a load balancer finds the tasks of a service: one target group, or two that take turns."""

from functools import partial
from typing import TYPE_CHECKING, TypeAlias, cast

from aws_cdk import Duration
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from constructs import Construct

from moorage.services.shift_role import shift_role
from moorage.services.target_attributes import target_attributes
from moorage.values.target_options import TargetOptions

if TYPE_CHECKING:
    from moorage.services.container_service import ContainerService

TargetGroup: TypeAlias = elbv2.ApplicationTargetGroup | elbv2.NetworkTargetGroup


class ApplicationTargets:
    """Make the target groups of a service behind an Application Load Balancer.

    There is a second one if deployments shift requests: the tasks of a new version are registered
    in the group that the old version does not have. Make the rules with ``action``, then
    ``register``.

    Args:
        scope: What the groups are made below.
        service: Whose tasks.
        port: The port of the tasks.
        options: Protocol, algorithm and sessions. Omitted: as AWS has them.
    """

    def __init__(
        self,
        scope: Construct,
        *,
        service: "ContainerService",
        port: int,
        options: TargetOptions = TargetOptions(),
    ) -> None:
        self.service = service
        self.port = port
        made = partial(application_target_group, service=service, port=port, options=options)
        self.blue = made(scope, "Targets")
        self.green = made(scope, "OtherTargets") if service.deployment.shifts_traffic else None

        if service.health.port:
            # The CDK opens the port of requests alone: https://github.com/aws/aws-cdk/issues/18093
            for group in self.groups:
                group.register_connectable(service.ecs_service, ec2.Port.tcp(service.health.port))

    @property
    def groups(self) -> list[elbv2.ApplicationTargetGroup]:
        """The groups that there are."""
        return [self.blue, self.green] if self.green else [self.blue]

    @property
    def action(self) -> elbv2.ListenerAction:
        """What a rule does with requests: everything to the first group, until ECS shifts it.

        CloudFormation sets the weights back whenever any property of the rule changes
        (https://github.com/aws/aws-cdk/issues/36649), so nothing that a deployment changes may
        come near it.
        """
        if self.green is None:
            return elbv2.ListenerAction.forward([self.blue])
        return elbv2.ListenerAction.weighted_forward(
            [
                elbv2.WeightedTargetGroup(target_group=self.blue, weight=100),
                elbv2.WeightedTargetGroup(target_group=self.green, weight=0),
            ]
        )

    def register(
        self,
        *,
        production: elbv2.ApplicationListenerRule,
        test: elbv2.ApplicationListenerRule | None = None,
    ) -> None:
        """Let ECS register the tasks, and shift requests between the groups if there are two.

        Args:
            production: The rule whose requests ECS shifts.
            test: The rule that leads to new tasks before. Omitted: there is none.
        """
        for one in (production, test):
            if one and self.green:
                # Tags of an environment may change with a version, and would take the rule along.
                cast(
                    "elbv2.CfnListenerRule", one.node.default_child
                ).add_property_deletion_override("Tags")
        rule = ecs.ListenerRuleConfiguration.application_listener_rule
        register_tasks(
            self.service,
            port=self.port,
            blue=self.blue,
            green=self.green,
            production=rule(production),
            test=rule(test) if test else None,
        )


def application_target_group(
    scope: Construct,
    id: str,
    *,
    service: "ContainerService",
    port: int,
    options: TargetOptions = TargetOptions(),
) -> elbv2.ApplicationTargetGroup:
    """Make a target group with the health check of a service, and nothing in it yet.

    Args:
        scope: What it is made below.
        id: Its name there.
        service: Whose tasks will be in it.
        port: The port of the tasks.
        options: Protocol, algorithm and sessions. Omitted: as AWS has them.
    """
    health = service.health
    of_grpc = options.protocol == "grpc"
    return elbv2.ApplicationTargetGroup(
        scope,
        id,
        vpc=service.vpc,
        port=port,
        protocol=elbv2.ApplicationProtocol.HTTP,
        target_type=elbv2.TargetType.IP,
        deregistration_delay=Duration.seconds(service.shutdown.deregistration_delay_seconds),
        health_check=elbv2.HealthCheck(
            path=health.path,
            port=str(health.port) if health.port else None,
            healthy_http_codes=None if of_grpc else health.matcher,
            healthy_grpc_codes=options.grpc_codes if of_grpc else None,
            interval=Duration.seconds(health.interval_seconds),
            timeout=Duration.seconds(health.timeout_seconds),
            healthy_threshold_count=health.healthy_threshold,
            unhealthy_threshold_count=health.unhealthy_threshold,
        ),
        **target_attributes(options),
    )


def register_tasks(
    service: "ContainerService",
    *,
    port: int,
    blue: TargetGroup,
    green: TargetGroup | None,
    production: ecs.ListenerRuleConfiguration,
    test: ecs.ListenerRuleConfiguration | None,
    protocol: ecs.Protocol = ecs.Protocol.TCP,
) -> None:
    """Let ECS register the tasks of a service in a target group, or in two by turns.

    Args:
        service: The service.
        port: The port of its tasks.
        blue: The group that all requests go to at first.
        green: The group of the next version. Omitted: deployments replace tasks in ``blue``.
        production: The rule, or the listener of a Network Load Balancer, whose traffic is shifted.
        test: The same for test traffic. Omitted: there is none.
        protocol: The protocol of the port.

    Raises:
        InvalidInputError: Tasks would be replaced while they start.
    """
    service.health.check_start(service.container_options.health_check)
    target = service.ecs_service.load_balancer_target(
        container_name=service.container.container_name,
        container_port=port,
        protocol=protocol,
        alternate_target=ecs.AlternateTarget(
            "OtherTargets",
            alternate_target_group=green,
            role=shift_role(service),
            production_listener=production,
            test_listener=test,
        )
        if green
        else None,
    )
    blue.add_target(target)
    service.resource.health_check_grace_period_seconds = service.health.grace_seconds
