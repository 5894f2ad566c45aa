"""A firewall for requests: AWS's own rules before a load balancer."""

from typing import Final, cast

from aws_cdk import ArnFormat, Fn, Stack
from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as logs
from aws_cdk import aws_wafv2 as wafv2
from constructs import Construct

from moorage.foundation.log_group import make_log_group
from moorage.values.log_settings import LogSettings

MANAGED_RULES: Final = (
    "AWSManagedRulesAmazonIpReputationList",
    "AWSManagedRulesCommonRuleSet",
    "AWSManagedRulesKnownBadInputsRuleSet",
)
"""Rule groups in their order of evaluation, as listed in
https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html"""


class WebAcl(Construct):
    """Refuse requests from known attackers and requests that look like an attack.

    Use it for a load balancer that the internet reaches. Every request that a rule looks at is
    logged, without its credentials. A request with a body of more than 8 KB is counted and not
    refused, because uploads are not an attack.

    Args:
        logs: How long the record of requests is kept.
        encryption_key: Customer key for the record. Omitted: a key that AWS owns.

    Example:
        >>> acl = WebAcl(stack, "WebAcl")
        >>> reason = "internal demo without a domain"
        >>> front = LoadBalancer(stack, "Front", vpc=vpc, allow_http=reason, web_acl_arn=acl.arn)
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        logs: LogSettings = LogSettings(),
        encryption_key: kms.IKey | None = None,
    ) -> None:
        super().__init__(scope, id)
        resource = wafv2.CfnWebACL(
            self,
            "Resource",
            scope="REGIONAL",
            description=f"Requests to the load balancer of {self.node.path}",
            default_action=wafv2.CfnWebACL.DefaultActionProperty(allow={}),
            visibility_config=_visibility("requests"),
            rules=[_rule(name, priority) for priority, name in enumerate(MANAGED_RULES)],
        )
        self.arn = resource.attr_arn
        self._log(make_log_group(self, "Logs", logs, encryption_key))

    def _log(self, group: logs.LogGroup) -> None:
        # WAF writes to groups of this prefix alone, and wants their ARN without ':*':
        # https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html
        # The end of the stack's id makes the name new with every new stack, so that a group that
        # an earlier one left behind is not in the way.
        stack = Stack.of(self)
        name = f"aws-waf-logs-{Fn.select(2, Fn.split('/', stack.stack_id))}"
        cast("logs.CfnLogGroup", group.node.default_child).log_group_name = name
        arn = stack.format_arn(
            service="logs",
            resource="log-group",
            resource_name=group.log_group_name,
            arn_format=ArnFormat.COLON_RESOURCE_NAME,
        )
        wafv2.CfnLoggingConfiguration(
            self,
            "Logging",
            resource_arn=self.arn,
            log_destination_configs=[arn],
            redacted_fields=[_header("authorization"), _header("cookie")],
        )


def _rule(name: str, priority: int) -> wafv2.CfnWebACL.RuleProperty:
    body_size = wafv2.CfnWebACL.RuleActionOverrideProperty(
        name="SizeRestrictions_BODY", action_to_use=wafv2.CfnWebACL.RuleActionProperty(count={})
    )
    return wafv2.CfnWebACL.RuleProperty(
        name=name,
        priority=priority,
        override_action=wafv2.CfnWebACL.OverrideActionProperty(none={}),
        visibility_config=_visibility(name),
        statement=wafv2.CfnWebACL.StatementProperty(
            managed_rule_group_statement=wafv2.CfnWebACL.ManagedRuleGroupStatementProperty(
                vendor_name="AWS",
                name=name,
                rule_action_overrides=[body_size] if "Common" in name else None,
            )
        ),
    )


def _visibility(metric: str) -> wafv2.CfnWebACL.VisibilityConfigProperty:
    return wafv2.CfnWebACL.VisibilityConfigProperty(
        cloud_watch_metrics_enabled=True, sampled_requests_enabled=True, metric_name=metric
    )


def _header(name: str) -> wafv2.CfnLoggingConfiguration.FieldToMatchProperty:
    return wafv2.CfnLoggingConfiguration.FieldToMatchProperty(single_header={"Name": name})
