"""Only load balancers are open to everybody."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.model.node import Node
from moorage.checks.views.ecs_service import services

_WORLD = ("0.0.0.0/0", "::/0")


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    groups = {
        id(group): group
        for service in services(model)
        for group in model.named(
            service.network["SecurityGroups"].each(), "AWS::EC2::SecurityGroup"
        )
    }
    rules: list[Node] = []
    for group in groups.values():
        rules += group["SecurityGroupIngress"].each()
    for one in model.of("AWS::EC2::SecurityGroupIngress"):
        if id(model.resource(one["GroupId"])) in groups:
            rules.append(one.properties)
    for node in rules:
        source = node["CidrIp"].text or node["CidrIpv6"].text
        if source in _WORLD:
            yield node, f"tasks are open to {source}"


CHECK = Check(
    id="MRG-405",
    severity="warning",
    area="Reachability",
    title="Tasks are open to load balancers and to services, not to the world",
    why="Requests come in beside the load balancer, its firewall and its log.",
    source="https://github.com/aws/aws-cdk/issues/35292",
    fix="open the port to the security group of the load balancer",
    find=_find,
)
