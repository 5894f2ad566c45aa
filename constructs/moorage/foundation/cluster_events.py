"""What happens in a cluster, kept for later."""

from typing import Any, cast

from aws_cdk import ArnFormat, Stack
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_events as events
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as logs
from constructs import Construct

from moorage.foundation.log_group import make_log_group
from moorage.values.log_settings import LogSettings


class ClusterEvents(Construct):
    """Keep the reasons why tasks stopped, and the steps of deployments, in a log group.

    ECS itself promises to know a stopped task for an hour
    (https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html). Rules of
    EventBridge write to the log group, without code of anybody's in between. It takes one of the
    ten resource policies that CloudWatch Logs has in a region of an account
    (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-logs-resourcepolicy.html).

    Args:
        cluster: The cluster.
        logs: How long events are kept.
        encryption_key: Customer key for the events. Omitted: a key that AWS owns.

    Example:
        >>> kept = ClusterEvents(stack, "Events", cluster=cluster)
        >>> kept.log_group.node.path
        'Stack/Events/Log'
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        cluster: ecs.ICluster,
        logs: LogSettings = LogSettings(),
        encryption_key: kms.IKey | None = None,
    ) -> None:
        super().__init__(scope, id)
        self.log_group = make_log_group(self, "Log", logs, encryption_key)
        # What each event holds:
        # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_cwe_events.html
        stopped = {"clusterArn": [cluster.cluster_arn], "lastStatus": ["STOPPED"]}
        services = Stack.of(self).format_arn(
            service="ecs", resource="service", resource_name=f"{cluster.cluster_name}/"
        )
        rules = [
            self._rule("Stops", "ECS Task State Change", detail=stopped),
            self._rule(
                "Deployments",
                "ECS Deployment State Change",
                resources=events.Match.prefix(services),
            ),
        ]
        self._let_write(rules)

    def _rule(self, id: str, kind: str, **pattern: Any) -> events.Rule:
        rule = events.Rule(
            self,
            id,
            event_pattern=events.EventPattern(source=["aws.ecs"], detail_type=[kind], **pattern),
        )
        # The target of the L2 lets a function of its own write the resource policy.
        cast("events.CfnRule", rule.node.default_child).targets = [
            events.CfnRule.TargetProperty(id="Log", arn=_without_streams(self.log_group))
        ]
        return rule

    def _let_write(self, rules: list[events.Rule]) -> None:
        # Statements as in
        # https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
        both = [
            iam.ServicePrincipal(f"{name}.amazonaws.com") for name in ("events", "delivery.logs")
        ]
        streams = self.log_group.log_group_arn
        arns = [rule.rule_arn for rule in rules]
        self.log_group.add_to_resource_policy(
            iam.PolicyStatement(
                principals=both, actions=["logs:CreateLogStream"], resources=[streams]
            )
        )
        self.log_group.add_to_resource_policy(
            iam.PolicyStatement(
                principals=both,
                actions=["logs:PutLogEvents"],
                resources=[streams],
                conditions={"ArnEquals": {"aws:SourceArn": arns}},
            )
        )


def _without_streams(log_group: logs.ILogGroup) -> str:
    """Return the ARN as targets want it: that of CloudFormation ends in ``:*``."""
    return Stack.of(log_group).format_arn(
        service="logs",
        resource="log-group",
        resource_name=log_group.log_group_name,
        arn_format=ArnFormat.COLON_RESOURCE_NAME,
    )
