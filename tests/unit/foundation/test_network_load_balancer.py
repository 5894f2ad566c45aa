"""NetworkLoadBalancer: closed, protected, logged where AWS logs, with addresses that stay."""

import aws_cdk as cdk
import pytest
from aws_cdk import RemovalPolicy
from aws_cdk import aws_kms as kms
from aws_cdk.assertions import Match, Template

from moorage.errors import InvalidInputError
from moorage.foundation import NetworkLoadBalancer

BALANCER = "AWS::ElasticLoadBalancingV2::LoadBalancer"
ADDRESSES = ("eipalloc-0123456789abcdef0", "eipalloc-0123456789abcdef1")


def properties(stack):
    [found] = Template.from_stack(stack).find_resources(BALANCER).values()
    return found["Properties"]


def attributes(stack):
    return {one["Key"]: one["Value"] for one in properties(stack)["LoadBalancerAttributes"]}


def test_nobody_may_connect_until_a_service_opens_a_port(stack, vpc):
    NetworkLoadBalancer(stack, "Tcp", vpc=vpc)

    template = Template.from_stack(stack)
    template.resource_count_is("AWS::ElasticLoadBalancingV2::Listener", 0)
    template.has_resource_properties(
        "AWS::EC2::SecurityGroup", {"SecurityGroupIngress": Match.absent()}
    )
    [group] = template.find_resources("AWS::EC2::SecurityGroup")
    assert properties(stack)["SecurityGroups"] == [{"Fn::GetAtt": [group, "GroupId"]}]


def test_it_is_protected_and_spreads_over_zones(stack, vpc):
    NetworkLoadBalancer(stack, "Tcp", vpc=vpc)

    found = attributes(stack)
    assert found["deletion_protection.enabled"] == "true"
    assert found["load_balancing.cross_zone.enabled"] == "true"
    assert found["zonal_shift.config.enabled"] == "true"


def test_access_logs_work_without_a_known_region(stack, vpc):
    NetworkLoadBalancer(stack, "Tcp", vpc=vpc)

    assert attributes(stack)["access_logs.s3.enabled"] == "true"
    template = Template.from_stack(stack)
    statement = {
        "Principal": {"Service": "delivery.logs.amazonaws.com"},
        "Action": "s3:PutObject",
        "Condition": Match.object_like({"ArnLike": Match.any_value()}),
    }
    wanted = {"Statement": Match.array_with([Match.object_like(statement)])}
    template.has_resource_properties("AWS::S3::BucketPolicy", {"PolicyDocument": wanted})
    [policy] = template.find_resources("AWS::S3::BucketPolicy")
    [balancer] = template.find_resources(BALANCER).values()
    assert policy in balancer["DependsOn"]


def test_log_delivery_may_use_the_key_of_the_logs(app, vpc, stack):
    key = kms.Key(stack, "Key")

    NetworkLoadBalancer(stack, "Tcp", vpc=vpc, encryption_key=key)

    statement = {"Sid": "NetworkLoadBalancerLogDelivery"}
    policy = {"Statement": Match.array_with([Match.object_like(statement)])}
    Template.from_stack(stack).has_resource_properties("AWS::KMS::Key", {"KeyPolicy": policy})


def test_static_addresses_are_made_for_each_subnet_and_stay(stack, vpc):
    NetworkLoadBalancer(stack, "Tcp", vpc=vpc, static_addresses=True)

    template = Template.from_stack(stack)
    template.has_resource("AWS::EC2::EIP", {"DeletionPolicy": "Retain"})
    made = {one["AllocationId"]["Fn::GetAtt"][0] for one in properties(stack)["SubnetMappings"]}
    assert len(made) == 2
    assert made < {*template.find_resources("AWS::EC2::EIP")}  # one is of the NAT gateway


def test_in_an_environment_that_goes_they_go_too(stack, vpc):
    policy = RemovalPolicy.DESTROY

    NetworkLoadBalancer(stack, "Tcp", vpc=vpc, static_addresses=True, removal_policy=policy)

    kept = Template.from_stack(stack).find_resources("AWS::EC2::EIP", {"DeletionPolicy": "Retain"})
    assert kept == {}


def test_addresses_that_exist_are_taken_in_the_order_of_the_subnets(stack, vpc):
    NetworkLoadBalancer(stack, "Tcp", vpc=vpc, allocation_ids=ADDRESSES)

    mapped = [one["AllocationId"] for one in properties(stack)["SubnetMappings"]]
    assert mapped == [*ADDRESSES]


def test_with_two_stacks_it_also_takes_udp_over_ipv6(stack, vpc):
    NetworkLoadBalancer(stack, "Tcp", vpc=vpc, dual_stack=True)

    found = properties(stack)
    assert found["IpAddressType"] == "dualstack"
    assert found["EnablePrefixForIpv6SourceNat"] == "on"


def test_an_internal_one_stands_in_private_subnets(stack, vpc):
    NetworkLoadBalancer(stack, "Tcp", vpc=vpc, internet_facing=False)

    found = properties(stack)
    assert found["Scheme"] == "internal"
    assert [subnet["Ref"][:10] for subnet in found["Subnets"]] == ["VpcPrivate"] * 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"static_addresses": True, "internet_facing": False}, r"static_addresses: .*internal"),
        ({"allocation_ids": ADDRESSES, "internet_facing": False}, r"allocation_ids: .*internal"),
        ({"allocation_ids": ADDRESSES, "static_addresses": True}, r"static_addresses: .*given"),
        ({"allocation_ids": ADDRESSES[:1]}, r"allocation_ids: must be one for each of its 2"),
    ],
)
def test_addresses_that_cannot_be_are_refused(stack, vpc, arguments, says):
    with pytest.raises(InvalidInputError, match=rf"NetworkLoadBalancer\.{says}"):
        NetworkLoadBalancer(stack, "Tcp", vpc=vpc, **arguments)


def test_it_synthesizes_for_any_region(app, vpc, stack):
    NetworkLoadBalancer(stack, "Tcp", vpc=vpc)

    assert cdk.Token.is_unresolved(stack.region)
    assert app.synth().get_stack_by_name("Stack").template
