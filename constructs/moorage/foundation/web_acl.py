"""A firewall for requests: AWS's own rules before a load balancer."""

from typing import Final, cast

from aws_cdk import ArnFormat, Fn, Stack
from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as logs
from aws_cdk import aws_wafv2 as wafv2
from constructs import Construct

from moorage.foundation.log_group import make_log_group
from moorage.foundation.web_acl_rules import Scope, visibility, web_acl_rules
from moorage.values.firewall import Firewall
from moorage.values.log_settings import LogSettings

_FRONT: Final = {"REGIONAL": "load balancer", "CLOUDFRONT": "distribution"}


class WebAcl(Construct):
    """Refuse requests from known attackers and requests that look like an attack.

    Use it for a load balancer that the internet reaches. Every request that a rule looks at is
    logged, without its credentials. A request with a body of more than 8 KB is counted and not
    refused, because uploads are not an attack.

    Args:
        firewall: What is refused. Omitted: requests from known attackers, and known attacks.
        place: ``REGIONAL`` for load balancers, or ``CLOUDFRONT`` for distributions, which AWS takes
            in us-east-1 alone.
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
        firewall: Firewall = Firewall(),
        place: Scope = "REGIONAL",
        logs: LogSettings = LogSettings(),
        encryption_key: kms.IKey | None = None,
    ) -> None:
        super().__init__(scope, id)
        resource = wafv2.CfnWebACL(
            self,
            "Resource",
            scope=place,
            description=f"Requests to the {_FRONT[place]} of {self.node.path}",
            default_action=wafv2.CfnWebACL.DefaultActionProperty(allow={}),
            visibility_config=visibility("requests"),
            rules=web_acl_rules(self, firewall, place=place),
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


def _header(name: str) -> wafv2.CfnLoggingConfiguration.FieldToMatchProperty:
    return wafv2.CfnLoggingConfiguration.FieldToMatchProperty(single_header={"Name": name})
