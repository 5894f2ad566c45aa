"""Let two services answer the requests of one rule."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from aws_cdk import Duration
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from constructs import Construct

from moorage.errors import FeatureError
from moorage.values.route import Route
from moorage.values.traffic_share import TrafficShare

if TYPE_CHECKING:
    from moorage.services.container_service import ContainerService


def check_shares(service: "ContainerService", routes: Iterable[Route], *, sticky: bool) -> None:
    """Refuse a service that cannot take a share of the requests of another.

    Args:
        service: The service.
        routes: Its routes.
        sticky: Whether its target group has sticky sessions.

    Raises:
        FeatureError: Its deployments shift requests, or its sessions would get lost.
    """
    shares = [route.share for route in routes if route.share]
    if shares and service.deployment.shifts_traffic:
        raise FeatureError(
            f"{service.node.path}: a share goes with Rolling() only: ECS rewrites the weights of a "
            "rule that it shifts; leave share out, or the strategy"
        )
    if sticky and not all(share.sticky_minutes for share in shares):
        # "you must enable target group stickiness":
        # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html
        raise FeatureError(
            f"{service.node.path}: sticky sessions would get lost between two services; write "
            "sticky_minutes in the share, or leave sticky out"
        )


def shared_action(
    scope: Construct,
    id: str,
    share: TrafficShare,
    *,
    own: elbv2.IApplicationTargetGroup,
    other: elbv2.IApplicationTargetGroup,
) -> elbv2.ListenerAction:
    """Return what a rule does with requests that are shared out by weight.

    Args:
        scope: What it is made below.
        id: Its name there.
        share: How much goes to ``own``.
        own: The targets of the service that takes a share.
        other: Those of the service that it takes from.
    """
    # By its ARN: with the group itself, the CDK would let its service wait for this rule.
    rest = elbv2.ApplicationTargetGroup.from_target_group_attributes(
        scope, id, target_group_arn=other.target_group_arn
    )
    minutes = share.sticky_minutes
    return elbv2.ListenerAction.weighted_forward(
        [
            elbv2.WeightedTargetGroup(target_group=own, weight=share.percent),
            elbv2.WeightedTargetGroup(target_group=rest, weight=100 - share.percent),
        ],
        # https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupStickinessConfig.html
        stickiness_duration=Duration.minutes(minutes) if minutes else None,
    )
