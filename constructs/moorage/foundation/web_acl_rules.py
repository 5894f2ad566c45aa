"""The rules of a web ACL, in the order in which AWS WAF tries them."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal, TypeAlias

from aws_cdk import aws_wafv2 as wafv2
from constructs import Construct

from moorage.values.firewall import Firewall

Rule: TypeAlias = wafv2.CfnWebACL.RuleProperty
Scope: TypeAlias = Literal["REGIONAL", "CLOUDFRONT"]
_TOO_MANY_REQUESTS = 429


def web_acl_rules(scope: Construct, firewall: Firewall, *, place: Scope) -> list[Rule]:
    """Return the rules of a firewall, and make the sets of addresses that they read.

    Args:
        scope: The web ACL.
        firewall: What it refuses.
        place: What the web ACL looks at: resources of a region, or distributions of CloudFront.
    """
    found = [
        *_by_address(scope, "Block", firewall.block, place, _action(firewall, "block")),
        *_by_address(scope, "Allow", firewall.allow, place, {"allow": {}}),
        *_by_rate(firewall),
        *(_managed(name, firewall) for name in firewall.rule_groups),
    ]
    return [
        wafv2.CfnWebACL.RuleProperty(
            name=name, priority=priority, visibility_config=visibility(name), **rule
        )
        for priority, (name, rule) in enumerate(found)
    ]


def visibility(metric: str) -> wafv2.CfnWebACL.VisibilityConfigProperty:
    """Return that requests are counted and sampled under a name.

    Args:
        metric: The name.
    """
    return wafv2.CfnWebACL.VisibilityConfigProperty(
        cloud_watch_metrics_enabled=True, sampled_requests_enabled=True, metric_name=metric
    )


def _by_address(
    scope: Construct, name: str, cidrs: Sequence[str], place: Scope, action: dict[str, Any]
) -> Iterator[tuple[str, dict[str, Any]]]:
    for family in ("IPV4", "IPV6"):
        ranges = [cidr for cidr in cidrs if (":" in cidr) == (family == "IPV6")]
        if not ranges:
            continue
        addresses = wafv2.CfnIPSet(
            scope,
            f"{name}{family}",
            scope=place,
            ip_address_version=family,
            addresses=ranges,
            description=f"{name} of {scope.node.path}",
        )
        statement = wafv2.CfnWebACL.StatementProperty(
            ip_set_reference_statement={"arn": addresses.attr_arn}
        )
        yield f"{name}{family}", {"action": action, "statement": statement}


def _by_rate(firewall: Firewall) -> Iterator[tuple[str, dict[str, Any]]]:
    if firewall.rate_limit is None:
        return
    statement = wafv2.CfnWebACL.StatementProperty(
        rate_based_statement=wafv2.CfnWebACL.RateBasedStatementProperty(
            limit=firewall.rate_limit,
            evaluation_window_sec=firewall.rate_window_seconds,
            aggregate_key_type="IP",
        )
    )
    slower = {"customResponse": {"responseCode": _TOO_MANY_REQUESTS}}
    yield "RateLimit", {"action": _action(firewall, "block", slower), "statement": statement}


def _managed(name: str, firewall: Firewall) -> tuple[str, dict[str, Any]]:
    # A body of more than 8 KB is an upload more often than an attack.
    body_size = wafv2.CfnWebACL.RuleActionOverrideProperty(
        name="SizeRestrictions_BODY", action_to_use=wafv2.CfnWebACL.RuleActionProperty(count={})
    )
    group = wafv2.CfnWebACL.ManagedRuleGroupStatementProperty(
        vendor_name="AWS",
        name=name,
        rule_action_overrides=[body_size] if "Common" in name else None,
    )
    override: dict[str, Any] = {"count": {}} if firewall.count_only else {"none": {}}
    statement = wafv2.CfnWebACL.StatementProperty(managed_rule_group_statement=group)
    return name, {"override_action": override, "statement": statement}


def _action(firewall: Firewall, word: str, how: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"count": {}} if firewall.count_only else {word: how or {}}
