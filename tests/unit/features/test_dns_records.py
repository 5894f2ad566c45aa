"""DnsRecords: aliases that services share, one of its own each."""

import pytest
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_route53 as route53
from aws_cdk.assertions import Template

from moorage.errors import FeatureError, InvalidInputError
from moorage.features import DnsRecords, HttpRoute
from moorage.services import ContainerService
from moorage.values.route import Route

RECORD = "AWS::Route53::RecordSet"


@pytest.fixture
def zone(stack):
    return route53.HostedZone.from_hosted_zone_attributes(
        stack, "Zone", hosted_zone_id="Z1", zone_name="example.com"
    )


@pytest.fixture
def balancer(listener) -> elbv2.IApplicationLoadBalancer:
    return listener.load_balancer


@pytest.fixture
def service(stack, cluster, image):
    def make(*features, name="Api"):
        return ContainerService(
            stack, name, cluster=cluster, image=image, port=80, features=features
        )

    return make


def records(stack):
    found = Template.from_stack(stack).find_resources(RECORD).values()
    return sorted((one["Properties"]["Name"], one["Properties"]["Type"]) for one in found)


def test_every_host_of_the_routes_in_the_zone_gets_an_alias(
    stack, zone, balancer, listener, service
):
    route = HttpRoute(
        listener=listener,
        priority=1,
        host="Shop.example.com",
        more=[
            Route(priority=2, host="*.example.com"),
            Route(priority=3, host="example.com", path="/api/*"),
            Route(priority=4, host="shop.example.com", path="/api/*"),
            Route(priority=5, host="shop.example.org"),
            Route(priority=6),
        ],
    )

    service(route, DnsRecords(zone=zone, load_balancer=balancer))

    assert records(stack) == [
        ("*.example.com.", "A"),
        ("example.com.", "A"),
        ("shop.example.com.", "A"),
    ]
    Template.from_stack(stack).has_resource_properties(
        RECORD,
        {
            "HostedZoneId": "Z1",
            "AliasTarget": {
                "HostedZoneId": stack.resolve(balancer.load_balancer_canonical_hosted_zone_id)
            },
        },
    )


def test_a_load_balancer_with_ipv6_addresses_is_found_by_them_too(stack, zone, balancer, service):
    service(DnsRecords(zone=zone, load_balancer=balancer, hosts=["a.example.com"], dual_stack=True))

    assert records(stack) == [("a.example.com.", "A"), ("a.example.com.", "AAAA")]


def test_services_that_share_a_host_own_a_record_each(stack, zone, balancer, service):
    feature = DnsRecords(zone=zone, load_balancer=balancer, hosts=["a.example.com"])

    for name in ("One", "Two"):
        service(feature, name=name)

    found = [
        one["Properties"] for one in Template.from_stack(stack).find_resources(RECORD).values()
    ]
    assert {one["Name"] for one in found} == {"a.example.com."}
    assert [one["Weight"] for one in found] == [1, 1]
    assert len({one["SetIdentifier"] for one in found}) == 2


def test_a_service_is_found_in_a_public_and_in_a_private_zone(stack, zone, balancer, service):
    inside = route53.HostedZone.from_hosted_zone_attributes(
        stack, "Inside", hosted_zone_id="Z2", zone_name="example.com"
    )
    hosts = ["a.example.com"]

    service(
        DnsRecords(zone=zone, load_balancer=balancer, hosts=hosts),
        DnsRecords(zone=inside, load_balancer=balancer, hosts=hosts, name="private"),
    )

    assert len(records(stack)) == 2


def test_routes_without_a_host_in_the_zone_are_refused(zone, balancer, listener, service):
    route = HttpRoute(listener=listener, priority=1)

    with pytest.raises(FeatureError, match=r"no route with a host in example\.com; pass host="):
        service(route, DnsRecords(zone=zone, load_balancer=balancer))


@pytest.mark.parametrize("host", ["api-*.example.com", "shop.example.org"])
def test_what_cannot_be_a_record_of_the_zone_is_refused(zone, balancer, service, host):
    with pytest.raises(FeatureError, match=r"cannot be a record of example\.com"):
        service(DnsRecords(zone=zone, load_balancer=balancer, hosts=[host]))


def test_a_weight_outside_its_range_is_refused(zone, balancer):
    with pytest.raises(InvalidInputError, match=r"DnsRecords\.weight: must be 0 to 255"):
        DnsRecords(zone=zone, load_balancer=balancer, weight=256)
