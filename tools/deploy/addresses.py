"""Where requests reach a service, asked from the load balancers and not from a template."""

from collections.abc import Iterator
from typing import Any

from tools.aws import Clients


def addresses(service: dict[str, Any], clients: Clients) -> list[str]:
    """Return one address per listener rule that forwards to the service.

    Args:
        service: The service as ECS describes it.
        clients: Where.
    """
    groups = {one["targetGroupArn"] for one in service.get("loadBalancers", [])}
    if not groups:
        return []
    # Found by their rules: the emulator names neither a group's load balancers nor its right VPC.
    return [
        _address(balancer, listener, rule)
        for balancer in clients.pages("elbv2", "describe_load_balancers", "LoadBalancers")
        for listener in clients.pages(
            "elbv2", "describe_listeners", "Listeners", LoadBalancerArn=balancer["LoadBalancerArn"]
        )
        for rule in clients.pages(
            "elbv2", "describe_rules", "Rules", ListenerArn=listener["ListenerArn"]
        )
        if groups.intersection(_targets(rule))
    ]


def _targets(rule: dict[str, Any]) -> Iterator[str]:
    for action in rule["Actions"]:
        if "TargetGroupArn" in action:
            yield action["TargetGroupArn"]
        for group in action.get("ForwardConfig", {}).get("TargetGroups", []):
            yield group["TargetGroupArn"]


def _address(balancer: dict[str, Any], listener: dict[str, Any], rule: dict[str, Any]) -> str:
    host, path = balancer["DNSName"], "/"
    for condition in rule["Conditions"]:
        if "PathPatternConfig" in condition:
            path = condition["PathPatternConfig"]["Values"][0].partition("*")[0]
        if "HostHeaderConfig" in condition:
            host = condition["HostHeaderConfig"]["Values"][0]
    return f"{listener['Protocol'].lower()}://{host}{path}"
