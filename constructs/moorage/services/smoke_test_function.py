"""The function that asks new tasks one question before requests are shifted to them."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from aws_cdk import Duration, Stack
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from moorage.errors import InvalidInputError
from moorage.foundation.acknowledge import acknowledge, acknowledge_in_rule_books
from moorage.foundation.log_group import make_log_group
from moorage.foundation.reachability import check_reach
from moorage.foundation.test_listener import TestListener
from moorage.services.deployment_scope import deployment_scope
from moorage.services.security_group import open_between
from moorage.values.need import Need
from moorage.values.smoke_test import SmokeTest

if TYPE_CHECKING:
    from moorage.services.container_service import ContainerService

ID: Final = "SmokeTest"
_CODE = Path(__file__).with_name("smoke_test_run")
_POLICY = "service-role/AWSLambdaVPCAccessExecutionRole"
# The function waits as long between two attempts.
_PAUSE_SECONDS = 10


def smoke_test_function(
    service: "ContainerService", test: SmokeTest, *, listener: TestListener, host: str | None
) -> lambda_.Function:
    """Make a function that may reach a listener for tests, and nothing else in the VPC.

    Args:
        service: The service whose new tasks are asked.
        test: The question and the answer.
        listener: Where it is asked.
        host: The host name of the route, if it has one without wildcards.

    Raises:
        InvalidInputError: It could not find out where the load balancer is.
    """
    scope = Construct(deployment_scope(service), ID)
    front = listener.load_balancer
    if front.internet_facing:
        _check_way(service)
    group = ec2.SecurityGroup(
        scope,
        "SecurityGroup",
        vpc=service.vpc,
        description=f"Smoke tests of {service.node.path}",
        allow_all_outbound=False,
    )
    open_between(
        scope,
        here=group.security_group_id,
        there=front.security_group.security_group_id,
        port=listener.port,
        what=f"Smoke tests of {service.node.path}",
    )
    target = {
        "address": front.load_balancer.load_balancer_dns_name,
        "port": listener.port,
        "https": listener.is_https,
        "host": test.host or host,
        "path": test.path,
        "status": test.status,
        "attempts": test.attempts,
        "timeout": test.timeout_seconds,
    }
    if front.internet_facing:
        # Its name leads to public addresses, from which nobody could tell who asks.
        group.add_egress_rule(ec2.Peer.any_ipv4(), ec2.Port.tcp(443), "To ask EC2 for addresses")
        target["group"] = front.security_group.security_group_id
    function = _function(
        scope,
        service,
        group=group,
        target=Stack.of(scope).to_json_string(target),
        seconds=test.attempts * (test.timeout_seconds + _PAUSE_SECONDS) + 30,
    )
    _accept(function)
    return function


def _function(
    scope: Construct,
    service: "ContainerService",
    *,
    group: ec2.SecurityGroup,
    target: str,
    seconds: int,
) -> lambda_.Function:
    log_group = make_log_group(scope, "Logs", service.logs, service.encryption_key)
    function = lambda_.Function(
        scope,
        "Function",
        description=f"Asks new tasks of {service.node.path} before requests reach them",
        code=lambda_.Code.from_asset(str(_CODE), exclude=["__pycache__"]),
        handler="index.handler",
        runtime=lambda_.Runtime.PYTHON_3_14,
        timeout=Duration.seconds(seconds),
        memory_size=256,
        role=_role(scope, service),
        log_group=log_group,
        environment={"TARGET": target},
        environment_encryption=service.encryption_key,
        vpc=service.vpc,
        vpc_subnets=service.task_subnets.subnets,
        # It calls no address outside the VPC there: that of an internal load balancer is inside.
        allow_public_subnet=service.task_subnets.assign_public_ip,
        security_groups=[group],
    )
    log_group.grant_write(function)
    return function


def _role(scope: Construct, service: "ContainerService") -> iam.Role:
    role = iam.Role(
        scope,
        "Role",
        description=f"Asks new tasks of {service.node.path}",
        assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"),
        managed_policies=[iam.ManagedPolicy.from_aws_managed_policy_name(_POLICY)],
    )
    acknowledge(
        role,
        f"AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/{_POLICY}]",
        "AWS documents this policy for functions in a VPC: Lambda itself makes and deletes their "
        "network interfaces with it, and takes no narrower one for a function that is new "
        "(https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html).",
    )
    return role


def _check_way(service: "ContainerService") -> None:
    place, subnets = f"{service.node.path}.deployment.smoke_test", service.task_subnets
    if subnets.assign_public_ip:
        raise InvalidInputError(
            place,
            "needs subnets with a NAT gateway: a function gets no public address in public ones",
            got="public subnets",
            fix="use a network with NAT or an internal load balancer, or leave the smoke test out",
        )
    need = Need("internet", "to find the addresses of the load balancer")
    check_reach(place, [need], vpc=service.vpc, task_subnets=subnets)


def _accept(function: Construct) -> None:
    alone = "It runs in deployments, called by ECS alone, which waits for its answer"
    both = ("HIPAA.Security", "NIST.800.53.R5")
    reason = f"{alone} and rolls back without one: no message of its own can be lost."
    acknowledge_in_rule_books(function, "LambdaDLQ", reason, books=both)
    reason = f"{alone}: it takes no other function's share, and a reserved one is lost to others."
    acknowledge_in_rule_books(function, "LambdaConcurrency", reason, books=both)
