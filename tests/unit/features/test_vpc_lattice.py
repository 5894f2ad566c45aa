"""VpcLattice: a service of its own in a network of others, for callers that a policy names."""

import pytest
from aws_cdk.assertions import Match, Template

from moorage.errors import FeatureError, InvalidInputError
from moorage.features import VpcLattice
from moorage.services import ContainerService
from moorage.values.blue_green import BlueGreen
from moorage.values.container_options import ContainerOptions
from moorage.values.health_check import HealthCheck

NETWORK = "arn:aws:vpc-lattice:eu-west-1:111122223333:servicenetwork/sn-0123456789abcdef0"
GIVEN = {"service_network_arn": NETWORK, "prefix_list_id": "pl-0123456789abcdef0"}
CALLER = "arn:aws:iam::444455556666:role/web"


@pytest.fixture
def make(stack, cluster, image):
    def make(*, port=8080, container=ContainerOptions(), health=HealthCheck(), **arguments):
        ContainerService(
            stack,
            "Api",
            cluster=cluster,
            image=image,
            port=port,
            container=container,
            health=health,
            features=[VpcLattice(**GIVEN, **arguments)],
        )
        return Template.from_stack(stack)

    return make


def test_ecs_registers_the_tasks_with_a_role_of_its_own(make):
    template = make()

    template.has_resource_properties(
        "AWS::ECS::Service",
        {
            "VpcLatticeConfigurations": [
                {
                    "PortName": "main",
                    "RoleArn": Match.any_value(),
                    "TargetGroupArn": Match.any_value(),
                }
            ]
        },
    )
    statement = {
        "Action": "sts:AssumeRole",
        "Effect": "Allow",
        "Principal": {"Service": "ecs.amazonaws.com"},
    }
    template.has_resource_properties(
        "AWS::IAM::Role",
        {"AssumeRolePolicyDocument": {"Statement": [statement]}},
    )


def test_it_is_a_service_of_the_given_network_over_https(make):
    template = make()

    template.has_resource_properties(
        "AWS::VpcLattice::ServiceNetworkServiceAssociation",
        {"ServiceNetworkIdentifier": NETWORK},
    )
    template.has_resource_properties(
        "AWS::VpcLattice::Listener", {"Protocol": "HTTPS", "Port": 443}
    )
    template.has_resource_properties(
        "AWS::VpcLattice::TargetGroup",
        {
            "Type": "IP",
            "Config": Match.object_like(
                {"Port": 8080, "Protocol": "HTTP", "ProtocolVersion": "HTTP1"}
            ),
        },
    )


def test_callers_sign_and_are_named(make):
    template = make(callers=(CALLER,))

    template.has_resource_properties("AWS::VpcLattice::Service", {"AuthType": "AWS_IAM"})
    [policy] = template.find_resources("AWS::VpcLattice::AuthPolicy").values()
    [statement] = policy["Properties"]["Policy"]["Statement"]
    assert statement["Principal"] == {"AWS": CALLER}
    assert statement["Action"] == "vpc-lattice-svcs:Invoke"


def test_without_callers_it_is_for_this_account(make):
    [policy] = make().find_resources("AWS::VpcLattice::AuthPolicy").values()

    [statement] = policy["Properties"]["Policy"]["Statement"]
    assert {"Ref": "AWS::AccountId"} in statement["Principal"]["AWS"]["Fn::Join"][1]


def test_only_the_addresses_of_lattice_are_let_in(make):
    make().has_resource_properties(
        "AWS::EC2::SecurityGroupIngress",
        {"SourcePrefixListId": "pl-0123456789abcdef0", "FromPort": 8080, "ToPort": 8080},
    )


def test_the_numbers_of_health_and_its_port_are_those_of_lattice_too(make):
    template = make(health=HealthCheck(port=9090, interval_seconds=20, unhealthy_threshold=4))

    check = {
        "Port": 9090,
        "HealthCheckIntervalSeconds": 20,
        "HealthCheckTimeoutSeconds": 5,
        "HealthyThresholdCount": 2,
        "UnhealthyThresholdCount": 4,
    }
    template.has_resource_properties(
        "AWS::VpcLattice::TargetGroup",
        {"Config": Match.object_like({"HealthCheck": Match.object_like(check)})},
    )
    for port in (8080, 9090):
        template.has_resource_properties(
            "AWS::EC2::SecurityGroupIngress",
            {"SourcePrefixListId": "pl-0123456789abcdef0", "FromPort": port, "ToPort": port},
        )


def test_grpc_has_no_health_check_there(make):
    grpc = ContainerOptions(app_protocol="grpc")
    template = make(container=grpc, protocol="HTTP", health=HealthCheck(port=9090))

    ingress = "AWS::EC2::SecurityGroupIngress"
    assert not template.find_resources(ingress, {"Properties": {"FromPort": 9090}})
    template.has_resource_properties(
        "AWS::VpcLattice::TargetGroup",
        {
            "Config": Match.object_like(
                {"ProtocolVersion": "GRPC", "HealthCheck": {"Enabled": False}}
            )
        },
    )
    template.has_resource_properties("AWS::VpcLattice::Listener", {"Protocol": "HTTP", "Port": 80})


def test_a_port_is_needed(make):
    with pytest.raises(FeatureError, match="VpcLattice needs a port to send requests to"):
        make(port=None)


def test_it_goes_with_rolling_deployments_only(stack, cluster, image):
    with pytest.raises(FeatureError, match=r"this one shifts requests; pass deployment=Rolling"):
        ContainerService(
            stack,
            "Api",
            cluster=cluster,
            image=image,
            port=80,
            deployment=BlueGreen(),
            features=[VpcLattice(**GIVEN)],
        )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            {"service_network_arn": "shop"},
            r"VpcLattice\.service_network_arn: .*servicenetwork/sn-ID",
        ),
        ({"prefix_list_id": "lattice"}, r"VpcLattice\.prefix_list_id: .*pl-0123456789abcdef0"),
        ({"callers": ("web",)}, r"VpcLattice\.callers: .*arn:aws:iam::ACCOUNT:root"),
        ({"port": 0}, r"VpcLattice\.port: must be 1 to 65535"),
    ],
)
def test_bad_values_are_refused_when_they_are_written(arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        VpcLattice(**GIVEN | arguments)
