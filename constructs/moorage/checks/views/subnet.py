"""Where a subnet leads, as far as the templates tell."""

from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

from moorage.checks.model.model import Model
from moorage.checks.model.resource import Resource

Way: TypeAlias = Literal["internet-gateway", "nat", "nowhere", "unknown"]
_GATEWAY: Final = "AWS::EC2::InternetGateway"


def way_out(model: Model, subnet: Resource) -> Way:
    """Return where the default IPv4 route of a subnet leads.

    Args:
        model: The templates.
        subnet: An ``AWS::EC2::Subnet``.
    """
    ways = [_way(model, route) for route in _default_routes(model, subnet)]
    if not _tables(model, subnet) or "unknown" in ways:
        return "unknown"
    return ways[0] if ways else "nowhere"


def _tables(model: Model, subnet: Resource) -> list[Resource]:
    links = model.of("AWS::EC2::SubnetRouteTableAssociation")
    own = (link for link in links if model.resource(link["SubnetId"]) is subnet)
    return model.named((link["RouteTableId"] for link in own), "AWS::EC2::RouteTable")


def _default_routes(model: Model, subnet: Resource) -> Iterator[Resource]:
    tables = _tables(model, subnet)
    for route in model.of("AWS::EC2::Route"):
        destination = route["DestinationCidrBlock"]
        default = destination.unknown or destination.text == "0.0.0.0/0"
        if default and model.resource(route["RouteTableId"]) in tables:
            yield route


def _way(model: Model, route: Resource) -> Way:
    if route["DestinationCidrBlock"].unknown or route.conditional:
        return "unknown"
    if not route["NatGatewayId"].missing:
        return "nat"
    return "internet-gateway" if model.resource(route["GatewayId"], _GATEWAY) else "unknown"


def subnets_of(model: Model, service: Resource) -> list[Resource]:
    """Return the subnets of a service that are in the templates.

    Args:
        model: The templates.
        service: An ``AWS::ECS::Service``.
    """
    nodes = service["NetworkConfiguration"]["AwsvpcConfiguration"]["Subnets"].each()
    return model.named(nodes, "AWS::EC2::Subnet")
