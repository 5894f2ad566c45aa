"""The cost estimate: counted from the templates, at the listed prices."""

import pytest

from tools.deploy import prices
from tools.deploy.cost import estimate, sentence


def template(*resources):
    named = {f"R{number}": one for number, one in enumerate(resources)}
    return {"Resources": named}


def resource(kind, **properties):
    return {"Type": kind, "Properties": properties}


TASK = resource(
    "AWS::ECS::TaskDefinition",
    Cpu="1024",
    Memory="2048",
    RuntimePlatform={"CpuArchitecture": "ARM64"},
)


def test_a_nat_gateway_costs_its_hours():
    (line,) = estimate([template(resource("AWS::EC2::NatGateway"))])

    assert line.monthly == pytest.approx(prices.NAT_GATEWAY * 730)


def test_an_internet_facing_load_balancer_also_pays_for_an_address_per_subnet():
    balancer = resource(
        "AWS::ElasticLoadBalancingV2::LoadBalancer", Scheme="internet-facing", Subnets=["a", "b"]
    )

    lines = {line.what: line for line in estimate([template(balancer)])}
    assert lines["load balancers"].count == 1
    assert lines["public addresses"].count == 2


def test_an_interface_endpoint_is_paid_per_subnet_and_a_gateway_endpoint_is_free():
    interface = resource("AWS::EC2::VPCEndpoint", VpcEndpointType="Interface", SubnetIds=["a", "b"])
    gateway = resource("AWS::EC2::VPCEndpoint", VpcEndpointType="Gateway")

    (line,) = estimate([template(interface, gateway)])
    assert (line.what, line.count) == ("endpoint interfaces", 2)


def test_tasks_are_paid_by_size_and_architecture():
    service = resource("AWS::ECS::Service", DesiredCount=3, TaskDefinition={"Ref": "R0"})

    (line,) = estimate([template(TASK, service)])
    assert line.hourly == pytest.approx(3 * (0.03238 + 2 * 0.00356))


def test_a_scaled_service_is_counted_at_its_minimum():
    service = resource("AWS::ECS::Service", TaskDefinition={"Ref": "R0"})
    target = resource("AWS::ApplicationAutoScaling::ScalableTarget", MinCapacity=4)

    (line,) = estimate([template(TASK, service, target)])
    assert line.count == 4


def test_the_sentence_says_that_it_is_an_estimate_of_which_day_and_region():
    said = sentence(estimate([template(resource("AWS::EC2::NatGateway"))]))

    assert said.startswith("Estimated fixed cost: 33 USD per month (1 NAT gateways 33;")
    assert "us-east-1, 2026-11-24" in said
