"""ServiceDiscovery: a name in the DNS of the VPC, with or without proxies beside it."""

import pytest
from aws_cdk import aws_servicediscovery as cloudmap
from aws_cdk.assertions import Match, Template

from moorage.errors import FeatureError, InvalidInputError
from moorage.features import ServiceConnect, ServiceDiscovery
from moorage.services import ContainerService
from moorage.values.blue_green import BlueGreen


@pytest.fixture
def namespace(stack, vpc):
    return cloudmap.PrivateDnsNamespace(stack, "Names", name="shop.internal", vpc=vpc)


@pytest.fixture
def make(stack, cluster, image):
    def make(id, *features, port=7070, **more):
        return ContainerService(
            stack, id, cluster=cluster, image=image, port=port, features=list(features), **more
        )

    return make


def test_the_name_leads_to_every_task(make, namespace, stack):
    make("Cart", ServiceDiscovery(namespace=namespace, dns_name="cart", ttl_seconds=5))

    template = Template.from_stack(stack)
    template.has_resource_properties(
        "AWS::ServiceDiscovery::Service",
        {
            "Name": "cart",
            "DnsConfig": Match.object_like({"DnsRecords": [{"TTL": 5, "Type": "A"}]}),
        },
    )
    template.has_resource_properties(
        "AWS::ECS::Service", {"ServiceRegistries": [{"RegistryArn": Match.any_value()}]}
    )


def test_connecting_works_by_the_name_and_without_a_proxy(make, namespace, stack):
    cart = make("Cart", ServiceDiscovery(namespace=namespace, dns_name="cart"))
    make("Web", port=80).connect_to(cart)

    template = Template.from_stack(stack)
    for kind in ("Ingress", "Egress"):
        template.has_resource_properties(f"AWS::EC2::SecurityGroup{kind}", {"FromPort": 7070})
    address = {"Name": "CART_ADDRESS", "Value": "cart.shop.internal:7070"}
    container = Match.object_like({"Environment": [address]})
    template.has_resource_properties(
        "AWS::ECS::TaskDefinition", {"ContainerDefinitions": [container]}
    )


def test_beside_service_connect_others_use_its_name(make, namespace, stack):
    shared = cloudmap.HttpNamespace(stack, "Namespace", name="shop")
    cart = make(
        "Cart",
        ServiceDiscovery(namespace=namespace, dns_name="cart"),
        ServiceConnect(namespace=shared, dns_name="cart"),
    )

    assert str(cart.endpoint) == "cart:7070"


def test_a_port_is_needed(make, namespace):
    with pytest.raises(FeatureError, match="ServiceDiscovery tells others where it listens"):
        make("Cart", ServiceDiscovery(namespace=namespace, dns_name="cart"), port=None)


def test_a_name_that_leads_to_new_tasks_at_once_holds_no_requests_back(make, namespace):
    name = ServiceDiscovery(namespace=namespace, dns_name="cart")

    with pytest.raises(FeatureError, match="goes with deployments that replace tasks"):
        make("Cart", name, deployment=BlueGreen())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"dns_name": "My Cart"}, r"ServiceDiscovery\.dns_name: is not the name of a service"),
        ({"ttl_seconds": -1}, r"ServiceDiscovery\.ttl_seconds: must be 0 to"),
    ],
)
def test_bad_values_are_refused_when_they_are_written(namespace, arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        ServiceDiscovery(namespace=namespace, **{"dns_name": "cart"} | arguments)
