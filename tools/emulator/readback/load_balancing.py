"""Read load balancers, target groups, listeners and rules back."""

from typing import Any

from tools.aws import Clients
from tools.emulator.readback.comparison import Pairs

Props = dict[str, Any]


def load_balancer(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare where the load balancer is, and every attribute that the template sets."""
    elbv2 = clients("elbv2")
    found = elbv2.describe_load_balancers(LoadBalancerArns=[physical_id])["LoadBalancers"][0]
    attributes = elbv2.describe_load_balancer_attributes(LoadBalancerArn=physical_id)
    wanted = props.get("LoadBalancerAttributes")
    zones = [one["SubnetId"] for one in found["AvailabilityZones"]]
    return {
        "Scheme": (found["Scheme"], props.get("Scheme")),
        "Subnets": (zones, props.get("Subnets")),
        "SecurityGroups": (found.get("SecurityGroups"), props.get("SecurityGroups")),
        "LoadBalancerAttributes": (_named(attributes["Attributes"]), _named(wanted)),
    }


def target_group(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare the health check, and every attribute that the template sets."""
    elbv2 = clients("elbv2")
    found = elbv2.describe_target_groups(TargetGroupArns=[physical_id])["TargetGroups"][0]
    attributes = elbv2.describe_target_group_attributes(TargetGroupArn=physical_id)
    keys = (
        *("Port", "Protocol", "TargetType", "VpcId", "HealthCheckPath"),
        *("HealthCheckIntervalSeconds", "HealthyThresholdCount", "UnhealthyThresholdCount"),
    )
    pairs: Pairs = {key: (found.get(key), props.get(key)) for key in keys}
    wanted = props.get("TargetGroupAttributes")
    pairs["TargetGroupAttributes"] = (_named(attributes["Attributes"]), _named(wanted))
    return pairs


def listener(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare the port, the protocol and what happens by default."""
    found = clients("elbv2").describe_listeners(ListenerArns=[physical_id])["Listeners"][0]
    kinds = [one["Type"] for one in found["DefaultActions"]]
    keys = ("LoadBalancerArn", "Port", "Protocol", "SslPolicy")
    pairs: Pairs = {key: (found.get(key), props.get(key)) for key in keys}
    pairs["DefaultActions"] = (kinds, [one["Type"] for one in props["DefaultActions"]])
    return pairs


def listener_rule(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare the priority, the patterns and the target."""
    found = clients("elbv2").describe_rules(RuleArns=[physical_id])["Rules"][0]
    return {
        "Priority": (found["Priority"], props["Priority"]),
        "Conditions": (_patterns(found["Conditions"]), _patterns(props["Conditions"])),
        "Actions": (
            [one.get("TargetGroupArn") for one in found["Actions"]],
            [one.get("TargetGroupArn") for one in props["Actions"]],
        ),
    }


def _named(attributes: list[dict[str, str]] | None) -> dict[str, str] | None:
    return None if attributes is None else {one["Key"]: one["Value"] for one in attributes}


def _patterns(conditions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return field and values: the API also repeats the values beside the configuration."""
    patterns = []
    for one in conditions:
        config = one.get("PathPatternConfig") or one.get("HostHeaderConfig") or one
        patterns.append({"Field": one["Field"], "Values": config.get("Values")})
    return patterns
