"""Services that reach one another by name: one word opens the way, and closes nothing else."""

import json

import aws_cdk as cdk
import pytest
from aws_cdk import aws_servicediscovery as cloudmap
from aws_cdk.assertions import Match, Template

from moorage.errors import FeatureError, InvalidInputError
from moorage.features import ServiceConnect
from moorage.services import ContainerService
from moorage.values.container_options import ContainerOptions
from moorage.values.process import Process

GRPC = ContainerOptions(app_protocol="grpc")


@pytest.fixture
def namespace(stack):
    return cloudmap.HttpNamespace(stack, "Namespace", name="shop")


@pytest.fixture
def make(stack, cluster, image, namespace):
    def make(id, *, port=None, scope=stack, connect=None, **arguments):
        features = [] if connect is None else [ServiceConnect(namespace=namespace, **connect)]
        return ContainerService(
            scope, id, cluster=cluster, image=image, port=port, features=features, **arguments
        )

    return make


def service_of(stack, name):
    found = Template.from_stack(stack).find_resources("AWS::ECS::Service")
    return next(one for id, one in found.items() if id.startswith(name))


def test_a_server_has_a_name_and_a_client_has_none(make, stack):
    make("Cart", port=7070, connect={"dns_name": "cart", "port": 80}, container=GRPC)
    make("Web", connect={})

    cart = service_of(stack, "Cart")["Properties"]["ServiceConnectConfiguration"]
    alias = {"DnsName": "cart", "Port": 80}
    assert cart["Services"] == [
        {"ClientAliases": [alias], "DiscoveryName": "cart", "PortName": "main"}
    ]
    web = service_of(stack, "Web")["Properties"]["ServiceConnectConfiguration"]
    assert (web["Enabled"], web.get("Services")) == (True, [])


def test_the_protocol_is_that_of_the_port(make, stack):
    make("Cart", port=7070, connect={"dns_name": "cart"}, container=GRPC)

    [task] = Template.from_stack(stack).find_resources("AWS::ECS::TaskDefinition").values()
    [mapping] = task["Properties"]["ContainerDefinitions"][0]["PortMappings"]
    assert mapping["AppProtocol"] == "grpc"


def test_connecting_opens_both_sides_and_names_the_address(make, stack):
    cart = make("Cart", port=7070, connect={"dns_name": "cart-store", "port": 80})
    web = make("Web", connect={})
    web.connect_to(cart)

    template = Template.from_stack(stack)
    for kind in ("Ingress", "Egress"):
        template.has_resource_properties(
            f"AWS::EC2::SecurityGroup{kind}", {"FromPort": 7070, "ToPort": 7070}
        )
    template.has_resource_properties(
        "AWS::ECS::TaskDefinition",
        {
            "ContainerDefinitions": [
                Match.object_like(
                    {"Environment": [{"Name": "CART_STORE_ADDRESS", "Value": "cart-store:80"}]}
                )
            ]
        },
    )
    assert any(one.startswith("CartService") for one in service_of(stack, "Web")["DependsOn"])


def test_a_variable_that_is_there_is_left(make, stack):
    cart = make("Cart", port=7070, connect={"dns_name": "cart"})
    web = make("Web", connect={}, process=Process(environment={"CART_ADDRESS": "grpc://cart"}))
    web.connect_to(cart)

    assert "cart:7070" not in json.dumps(Template.from_stack(stack).to_json()["Resources"])


def test_everything_of_a_connection_is_in_the_stack_of_the_client(app, make, stack):
    cart = make("Cart", port=7070, connect={"dns_name": "cart"})
    there = cdk.Stack(app, "Web")
    make("Web", scope=there, connect={}).connect_to(cart)

    Template.from_stack(stack).resource_count_is("AWS::EC2::SecurityGroupIngress", 0)
    Template.from_stack(there).resource_count_is("AWS::EC2::SecurityGroupIngress", 1)
    assert stack in there.dependencies


def test_the_proxy_takes_its_share_of_the_memory(make):
    assert make("Alone").size.memory_mib < make("Cart", connect={}).size.memory_mib


def test_access_logs_are_written_without_what_users_typed(make, stack):
    make("Cart", port=7070, connect={"dns_name": "cart", "access_logs": "json"})

    config = service_of(stack, "Cart")["Properties"]["ServiceConnectConfiguration"]
    logs = config["AccessLogConfiguration"]
    assert logs == {"Format": "JSON", "IncludeQueryParameters": "DISABLED"}


def test_certificates_come_from_the_given_authority(make, stack):
    authority = "arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/11111111-2222"
    make("Cart", port=7070, connect={"dns_name": "cart", "tls_authority_arn": authority})

    config = service_of(stack, "Cart")["Properties"]["ServiceConnectConfiguration"]
    tls = config["Services"][0]["Tls"]
    assert tls["IssuerCertificateAuthority"] == {"AwsPcaAuthorityArn": authority}
    assert "RoleArn" in tls


@pytest.mark.parametrize(
    ("port", "connect", "message"),
    [
        (None, {"dns_name": "cart"}, "offers a port to others; pass port=<number>"),
        (80, {"dns_name": "cart", "request_timeout_seconds": 5}, "plain TCP has no requests"),
    ],
)
def test_what_cannot_be_offered_is_refused(make, port, connect, message):
    with pytest.raises(FeatureError, match=message):
        make("Cart", port=port, connect=connect)


def test_a_service_that_offers_nothing_cannot_be_connected_to(make):
    with pytest.raises(FeatureError, match="Cart: offers nothing to others; give it ServiceConn"):
        make("Web", connect={}).connect_to(make("Cart", port=80))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"dns_name": "My Cart"}, "is not the name of a service"),
        ({"port": 70000}, r"ServiceConnect\.port"),
        ({"idle_timeout_seconds": -1}, r"ServiceConnect\.idle_timeout_seconds"),
    ],
)
def test_bad_values_are_refused_when_they_are_written(namespace, arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        ServiceConnect(namespace=namespace, **arguments)
