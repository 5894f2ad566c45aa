"""VPC endpoints: the private doors through which tasks reach AWS services."""

from collections.abc import Iterable

from aws_cdk import aws_ec2 as ec2
from constructs import Construct

from moorage.foundation.endpoint_policy import gateway_policy, own_account_only
from moorage.values.aws_services import ENDPOINTS, known_service, with_implied

_GATEWAYS = {
    "s3": ec2.GatewayVpcEndpointAwsService.S3,
    "dynamodb": ec2.GatewayVpcEndpointAwsService.DYNAMODB,
}


def add_endpoints(
    scope: Construct,
    vpc: ec2.Vpc,
    services: Iterable[str],
    *,
    where: str,
    subnets: ec2.SubnetSelection,
    closed: bool = True,
) -> list[ec2.ISecurityGroup]:
    """Make the endpoints of the services, and return the groups whose members may use them.

    Whoever shall use an interface endpoint joins the returned group, so that a service which comes
    later changes nothing here (docs/adr/0007-endpoints-from-needs.md).

    Args:
        scope: The network construct.
        vpc: Where to make them.
        services: Keys of :data:`moorage.values.aws_services.ENDPOINTS`; what they imply is added.
        where: The argument that names the services, for messages.
        subnets: The subnets of the tasks.
        closed: Whether the endpoints are the only way out, so that the policies of gateway
            endpoints close something. With NAT they would only break public buckets.

    Raises:
        InvalidInputError: A name is unknown.
    """
    names = with_implied([known_service(where, name) for name in services])
    for name in sorted(names):
        if ENDPOINTS[name].is_gateway:
            gateway = vpc.add_gateway_endpoint(
                _id(name), service=_GATEWAYS[name], subnets=[subnets]
            )
            for statement in gateway_policy(scope, name) if closed else ():
                gateway.add_to_policy(statement)
    if all(ENDPOINTS[name].is_gateway for name in names):
        return []
    clients, doors = _security_groups(scope, vpc)
    for name in sorted(names):
        for endpoint in ENDPOINTS[name].endpoints:
            made = vpc.add_interface_endpoint(
                _id(endpoint),
                service=ec2.InterfaceVpcEndpointAwsService(endpoint),
                subnets=subnets,
                security_groups=[doors],
                # The CDK would open it to the whole VPC.
                open=False,
            )
            if ENDPOINTS[name].takes_policy:
                made.add_to_policy(own_account_only(scope))
    return [clients]


def _security_groups(scope: Construct, vpc: ec2.Vpc) -> tuple[ec2.SecurityGroup, ec2.SecurityGroup]:
    clients = ec2.SecurityGroup(
        scope,
        "EndpointClients",
        vpc=vpc,
        description="Members may use the interface endpoints; it opens nothing else",
        allow_all_outbound=False,
    )
    doors = ec2.SecurityGroup(
        scope,
        "Endpoints",
        vpc=vpc,
        description="HTTPS from tasks to the interface endpoints",
        allow_all_outbound=False,
    )
    doors.add_ingress_rule(clients, ec2.Port.tcp(443), "HTTPS from tasks")
    return clients, doors


def _id(name: str) -> str:
    return "".join(word.capitalize() for word in name.replace(".", "-").split("-"))
