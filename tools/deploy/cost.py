"""Estimate what an environment costs per month while nobody uses it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tools.deploy import prices

Template = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class CostLine:
    """One kind of resource that costs money just by being there.

    Args:
        what: Its name, in the plural.
        count: How many.
        hourly: USD per hour for all of them.
    """

    what: str
    count: int
    hourly: float

    @property
    def monthly(self) -> float:
        """USD per month."""
        return self.hourly * prices.HOURS_PER_MONTH


def estimate(templates: Sequence[Template]) -> list[CostLine]:
    """Return the fixed costs of all templates of an environment.

    Args:
        templates: As synthesized.
    """
    resources = [one for template in templates for one in template["Resources"].values()]
    lines = [*_network(resources), *(_tasks(template) for template in templates)]
    return [line for line in lines if line.count]


def sentence(lines: Sequence[CostLine]) -> str:
    """Return the estimate in one line.

    Args:
        lines: As :func:`estimate` returns them.
    """
    total = sum(line.monthly for line in lines)
    merged: dict[str, tuple[int, float]] = {}
    for line in lines:
        count, cost = merged.get(line.what, (0, 0.0))
        merged[line.what] = (count + line.count, cost + line.monthly)
    parts = [f"{count} {what} {cost:.0f}" for what, (count, cost) in merged.items()]
    return (
        f"Estimated fixed cost: {total:.0f} USD per month ({', '.join(parts)}; "
        f"list prices of {prices.REGION}, {prices.DATE}; without traffic, logs and storage)."
    )


def _network(resources: Sequence[Mapping[str, Any]]) -> Iterator[CostLine]:
    gateways = _of(resources, "AWS::EC2::NatGateway")
    yield _line("NAT gateways", len(gateways), prices.NAT_GATEWAY)
    balancers = _of(resources, "AWS::ElasticLoadBalancingV2::LoadBalancer")
    yield _line("load balancers", len(balancers), prices.APPLICATION_LOAD_BALANCER)
    interfaces = [
        subnet
        for one in _of(resources, "AWS::EC2::VPCEndpoint")
        if one.get("VpcEndpointType") == "Interface"
        for subnet in one.get("SubnetIds", [])
    ]
    yield _line("endpoint interfaces", len(interfaces), prices.INTERFACE_ENDPOINT)
    public = [one for one in balancers if one.get("Scheme") == "internet-facing"]
    # A public load balancer has an address in each of its subnets.
    addresses = sum(len(one.get("Subnets", [])) for one in public)
    addresses += len(_of(resources, "AWS::EC2::EIP"))
    addresses += sum(_public_tasks(one) for one in _of(resources, "AWS::ECS::Service"))
    yield _line("public addresses", addresses, prices.PUBLIC_ADDRESS)


def _tasks(template: Template) -> CostLine:
    """Return the Fargate tasks of one template, all at the on-demand price: Spot varies."""
    resources = list(template["Resources"].values())
    hourly, count = 0.0, 0
    for service in _of(resources, "AWS::ECS::Service"):
        definition = _definition(template, service)
        number = _wanted(template, service)
        platform = definition.get("RuntimePlatform") or {}
        architecture = platform.get("CpuArchitecture", "X86_64")
        cpu = int(definition.get("Cpu", 0)) / 1024 * prices.FARGATE_CPU[architecture]
        memory = int(definition.get("Memory", 0)) / 1024 * prices.FARGATE_GB[architecture]
        hourly, count = hourly + number * (cpu + memory), count + number
    return CostLine(what="Fargate tasks", count=count, hourly=hourly)


def _wanted(template: Template, service: Mapping[str, Any]) -> int:
    """Return how many tasks run at least: scaling owns the number where the service has none."""
    if "DesiredCount" in service:
        return int(service["DesiredCount"])
    targets = _of(
        list(template["Resources"].values()), "AWS::ApplicationAutoScaling::ScalableTarget"
    )
    return int(targets[0]["MinCapacity"]) if targets else 1


def _definition(template: Template, service: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = service.get("TaskDefinition")
    name = reference.get("Ref", "") if isinstance(reference, dict) else ""
    found: Mapping[str, Any] = template["Resources"].get(name, {}).get("Properties", {})
    return found


def _public_tasks(service: Mapping[str, Any]) -> int:
    network = service.get("NetworkConfiguration", {}).get("AwsvpcConfiguration", {})
    public = network.get("AssignPublicIp") == "ENABLED"
    return int(service.get("DesiredCount", 1)) if public else 0


def _of(resources: Sequence[Mapping[str, Any]], kind: str) -> list[Mapping[str, Any]]:
    return [one.get("Properties", {}) for one in resources if one["Type"] == kind]


def _line(what: str, count: int, each: float) -> CostLine:
    return CostLine(what=what, count=count, hourly=count * each)
