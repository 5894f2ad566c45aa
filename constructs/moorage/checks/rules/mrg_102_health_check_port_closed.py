"""The load balancer reaches the port that it checks."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.model.resource import Resource
from moorage.checks.views.ecs_service import services
from moorage.checks.views.listener import TARGETS


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for service in services(model):
        groups = service.network["SecurityGroups"]
        known = model.named(groups.each(), "AWS::EC2::SecurityGroup")
        if not known or len(known) != len(list(groups.each())):
            continue
        opened = _opened(model, known)
        for balancer in service.resource["LoadBalancers"].each():
            targets = model.resource(balancer["TargetGroupArn"], TARGETS)
            port = targets["HealthCheckPort"] if targets else None
            number = port.number if port else None
            if port and number is not None and opened is not None and not _in(number, opened):
                yield port, f"no rule of the tasks' security group opens {number:g}"


def _opened(model: Model, groups: list[Resource]) -> list[tuple[float, float]] | None:
    """Return the ranges of ports that are open to somebody; ``None`` where one is not known."""
    rules = [rule for group in groups for rule in group["SecurityGroupIngress"].each()]
    if any(group["SecurityGroupIngress"].unknown for group in groups):
        return None
    for rule in model.of("AWS::EC2::SecurityGroupIngress"):
        group = model.resource(rule["GroupId"])
        if group in groups:
            rules.append(rule.properties)
        elif group is None and rule["GroupId"].text is None:
            return None  # written as text, it is none that these templates make
    ranges = []
    for node in rules:
        low, high = node["FromPort"].number, node["ToPort"].number
        if node["IpProtocol"].text == "-1":
            low, high = 0, 65535
        if low is None or high is None:
            return None
        ranges.append((low, high))
    return ranges


def _in(port: float, ranges: list[tuple[float, float]]) -> bool:
    return any(low <= port <= high for low, high in ranges)


CHECK = Check(
    id="MRG-102",
    severity="error",
    area="Health checks",
    title="The security group of the tasks lets the health check in",
    why=(
        "Every task is unhealthy for the load balancer: deployments fail though the "
        "application works."
    ),
    source="https://github.com/aws/aws-cdk/issues/18093",
    fix="open the health check port to the security group of the load balancer",
    find=_find,
)
