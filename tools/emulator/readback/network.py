"""Read VPCs, subnets, routes and gateways back."""

from typing import Any

from tools.aws import Clients
from tools.emulator.readback.comparison import Pairs

Props = dict[str, Any]


def vpc(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare the address range and the DNS attributes."""
    ec2 = clients("ec2")
    found = ec2.describe_vpcs(VpcIds=[physical_id])["Vpcs"][0]
    names = ec2.describe_vpc_attribute(VpcId=physical_id, Attribute="enableDnsHostnames")
    return {
        "CidrBlock": (found["CidrBlock"], props["CidrBlock"]),
        "EnableDnsHostnames": (
            names["EnableDnsHostnames"]["Value"],
            props.get("EnableDnsHostnames"),
        ),
        "Tags": (_tags(found), _tags(props)),
    }


def subnet(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare where the subnet is and whether it gives out public addresses."""
    found = clients("ec2").describe_subnets(SubnetIds=[physical_id])["Subnets"][0]
    keys = ("CidrBlock", "AvailabilityZone", "VpcId", "MapPublicIpOnLaunch")
    pairs: Pairs = {key: (found.get(key), props.get(key)) for key in keys}
    pairs["Tags"] = (_tags(found), _tags(props))
    return pairs


def route_table(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare the VPC."""
    return {"VpcId": (_table(clients, physical_id)["VpcId"], props["VpcId"])}


def route(clients: Clients, _physical_id: str, props: Props) -> Pairs:
    """Find the route in its table."""
    keys = ("DestinationCidrBlock", "GatewayId", "NatGatewayId")
    wanted = {key: props[key] for key in keys if key in props}
    routes = _table(clients, props["RouteTableId"])["Routes"]
    destination = props.get("DestinationCidrBlock")
    found = [one for one in routes if one.get("DestinationCidrBlock") == destination]
    return {"route": (found, [wanted])}


def route_table_association(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Find the subnet among the table's associations."""
    associations = _table(clients, props["RouteTableId"])["Associations"]
    found = [
        one.get("SubnetId") for one in associations if one["RouteTableAssociationId"] == physical_id
    ]
    return {"SubnetId": (found, [props["SubnetId"]])}


def internet_gateway(clients: Clients, physical_id: str, _props: Props) -> Pairs:
    """Find the gateway."""
    found = clients("ec2").describe_internet_gateways(InternetGatewayIds=[physical_id])
    gateways = [one["InternetGatewayId"] for one in found["InternetGateways"]]
    return {"InternetGatewayId": (gateways, [physical_id])}


def gateway_attachment(clients: Clients, _physical_id: str, props: Props) -> Pairs:
    """Find the VPC among the gateway's attachments."""
    gateway = props["InternetGatewayId"]
    found = clients("ec2").describe_internet_gateways(InternetGatewayIds=[gateway])
    attached = [one["VpcId"] for one in found["InternetGateways"][0]["Attachments"]]
    return {"VpcId": (attached, [props["VpcId"]])}


def elastic_ip(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Find the address."""
    addresses = clients("ec2").describe_addresses()["Addresses"]
    found: Props = next((one for one in addresses if one["PublicIp"] == physical_id), {})
    return {
        "PublicIp": (found.get("PublicIp"), physical_id),
        "Domain": (found.get("Domain"), props.get("Domain")),
    }


def nat_gateway(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare the subnet, and whether the gateway is there for use."""
    found = clients("ec2").describe_nat_gateways(NatGatewayIds=[physical_id])["NatGateways"][0]
    return {
        "SubnetId": (found["SubnetId"], props["SubnetId"]),
        "State": (found["State"], "available"),
    }


def flow_log(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare what is logged."""
    found = clients("ec2").describe_flow_logs(FlowLogIds=[physical_id])["FlowLogs"][0]
    keys = ("ResourceId", "TrafficType")
    return {key: (found.get(key), props.get(key)) for key in keys}


def vpc_endpoint(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare the service, and where it can be reached."""
    answer = clients("ec2").describe_vpc_endpoints(VpcEndpointIds=[physical_id])
    found = answer["VpcEndpoints"][0]
    keys = ("ServiceName", "VpcEndpointType", "VpcId", "SubnetIds", "RouteTableIds")
    return {key: (found.get(key), props.get(key)) for key in keys}


def _tags(holder: dict[str, Any]) -> dict[str, str]:
    """Return tags by key: CloudFormation adds its own, so the template's are a subset."""
    return {one["Key"]: one["Value"] for one in holder.get("Tags", [])}


def _table(clients: Clients, table: str) -> dict[str, Any]:
    answer = clients("ec2").describe_route_tables(RouteTableIds=[table])
    found: dict[str, Any] = answer["RouteTables"][0]
    return found
