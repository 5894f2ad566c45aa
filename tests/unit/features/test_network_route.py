"""NetworkRoute: a port, its targets and its rules in the service's stack."""

import aws_cdk as cdk
import pytest
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk.assertions import Match, Template

from moorage.errors import FeatureError, InvalidInputError
from moorage.features import NetworkRoute
from moorage.foundation import NetworkLoadBalancer
from moorage.services import ContainerService
from moorage.values.canary import Canary
from moorage.values.container_health_check import ContainerHealthCheck
from moorage.values.container_options import ContainerOptions
from moorage.values.health_check import HealthCheck
from moorage.values.shutdown import Shutdown

CERTIFICATE = "arn:aws:acm:eu-west-1:111122223333:certificate/11111111-2222-3333"
REASON = "the broker ends TLS itself"
LISTENER = "AWS::ElasticLoadBalancingV2::Listener"
TARGETS = "AWS::ElasticLoadBalancingV2::TargetGroup"
INGRESS = "AWS::EC2::SecurityGroupIngress"
EGRESS = "AWS::EC2::SecurityGroupEgress"
UDP = {"protocol": "udp", "passthrough": REASON}


@pytest.fixture
def balancer(stack, vpc):
    return NetworkLoadBalancer(stack, "Nlb", vpc=vpc).load_balancer


@pytest.fixture
def make(app, cluster, image, balancer):
    own = cdk.Stack(app, "Own")

    def make(*routes, port=1883, **arguments):
        features = [NetworkRoute(load_balancer=balancer, **route) for route in routes]
        given = {"cluster": cluster, "image": image, "port": port, "features": features}
        ContainerService(own, "Api", **given, **arguments)
        return Template.from_stack(own)

    return make


def found(template, kind):
    return [one["Properties"] for one in template.find_resources(kind).values()]


def opened(template, kind, peer):
    return sorted(
        (rule["IpProtocol"], rule["FromPort"]) for rule in found(template, kind) if peer in rule
    )


def test_tls_ends_at_the_load_balancer_under_the_recommended_policy(make):
    template = make({"port": 8883, "certificate_arn": CERTIFICATE, "alpn": "http2-preferred"})

    template.has_resource_properties(
        LISTENER,
        {
            "Port": 8883,
            "Protocol": "TLS",
            "SslPolicy": "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
            "Certificates": [{"CertificateArn": CERTIFICATE}],
            "AlpnPolicy": ["HTTP2Preferred"],
        },
    )
    template.has_resource_properties(TARGETS, {"Port": 1883, "Protocol": "TCP"})


def test_tls_can_go_on_to_the_container(make):
    template = make({"port": 443, "certificate_arn": CERTIFICATE, "target_tls": True})

    template.has_resource_properties(TARGETS, {"Protocol": "TLS"})


def test_the_client_keeps_its_address_and_the_load_balancer_still_gets_through(make):
    template = make({"port": 25, "protocol": "tcp", "passthrough": REASON})

    kept = {"Key": "preserve_client_ip.enabled", "Value": "true"}
    attributes = Match.array_with([kept])
    template.has_resource_properties(TARGETS, {"TargetGroupAttributes": attributes})
    assert opened(template, INGRESS, "SourceSecurityGroupId") == [("tcp", 1883)]
    assert opened(template, EGRESS, "DestinationSecurityGroupId") == [("tcp", 1883)]


def test_without_a_word_only_the_vpc_may_connect(make):
    template = make({"port": 25, "protocol": "tcp", "passthrough": REASON})

    [rule] = [rule for rule in found(template, INGRESS) if "CidrIp" in rule]
    assert "CidrBlock" in str(rule["CidrIp"])
    assert (rule["FromPort"], rule["ToPort"], rule["IpProtocol"]) == (25, 25, "tcp")


def test_who_may_connect_is_a_rule_each(make):
    template = make(
        {
            "port": 25,
            "protocol": "tcp",
            "passthrough": REASON,
            "ingress_cidrs": ("203.0.113.0/24", "2001:db8::/32"),
            "ingress_prefix_lists": ("pl-0123456789abcdef0",),
        }
    )

    assert opened(template, INGRESS, "CidrIp") == [("tcp", 25)]
    assert opened(template, INGRESS, "CidrIpv6") == [("tcp", 25)]
    assert opened(template, INGRESS, "SourcePrefixListId") == [("tcp", 25)]


def test_a_prefix_list_alone_is_enough(make):
    lists = ("pl-0123456789abcdef0",)
    template = make(
        {"port": 25, "protocol": "tcp", "passthrough": REASON, "ingress_prefix_lists": lists}
    )

    assert opened(template, INGRESS, "CidrIp") == []


def test_datagrams_come_beside_a_port_that_is_checked_with_tcp(make):
    template = make({"port": 53, **UDP}, port=53)

    template.has_resource_properties(
        TARGETS,
        {"Protocol": "UDP", "Port": 53, "HealthCheckProtocol": "TCP", "HealthCheckPort": "53"},
    )
    [task] = found(template, "AWS::ECS::TaskDefinition")
    mapped = task["ContainerDefinitions"][0]["PortMappings"]
    assert [(one["ContainerPort"], one["Protocol"]) for one in mapped] == [
        (53, "tcp"),
        (53, "udp"),
    ]
    assert opened(template, INGRESS, "SourceSecurityGroupId") == [("tcp", 53), ("udp", 53)]


def test_two_routes_to_one_port_share_the_rule_that_lets_them_in(make):
    template = make(
        {"port": 8883, "certificate_arn": CERTIFICATE},
        {"port": 1883, "protocol": "tcp", "passthrough": REASON},
    )

    template.resource_count_is(TARGETS, 2)
    assert opened(template, INGRESS, "SourceSecurityGroupId") == [("tcp", 1883)]


def test_health_and_shutdown_of_the_service_reach_its_targets(make):
    template = make(
        {"port": 25, "protocol": "tcp", "passthrough": REASON, "health_path": "/up"},
        health=HealthCheck(interval_seconds=20, matcher="200-299", grace_seconds=90),
        shutdown=Shutdown(deregistration_delay_seconds=15),
    )

    template.has_resource_properties(
        TARGETS,
        {
            "HealthCheckProtocol": "HTTP",
            "HealthCheckPath": "/up",
            "Matcher": {"HttpCode": "200-299"},
            "HealthCheckIntervalSeconds": 20,
            "TargetGroupAttributes": Match.array_with(
                [{"Key": "deregistration_delay.timeout_seconds", "Value": "15"}]
            ),
        },
    )
    template.has_resource_properties("AWS::ECS::Service", {"HealthCheckGracePeriodSeconds": 90})


def test_a_check_at_another_port_is_let_in(make):
    template = make(
        {"port": 25, "protocol": "tcp", "passthrough": REASON, "health_port": 8080},
    )

    template.has_resource_properties(TARGETS, {"HealthCheckPort": "8080"})
    assert opened(template, INGRESS, "SourceSecurityGroupId") == [("tcp", 1883), ("tcp", 8080)]


def test_the_port_of_health_is_asked_unless_a_port_has_its_own(make):
    template = make(
        {"port": 25, "protocol": "tcp", "passthrough": REASON},
        {"port": 26, "protocol": "tcp", "passthrough": REASON, "health_port": 8080},
        health=HealthCheck(port=9090),
    )

    asked = sorted(one["HealthCheckPort"] for one in found(template, TARGETS))
    assert asked == ["8080", "9090"]
    peer = "SourceSecurityGroupId"
    assert opened(template, INGRESS, peer) == [("tcp", 1883), ("tcp", 8080), ("tcp", 9090)]


def test_a_port_of_health_is_enough_for_udp(make):
    template = make({"port": 53, "target_port": 53, **UDP}, port=None, health=HealthCheck(port=53))

    template.has_resource_properties(TARGETS, {"Protocol": "UDP", "HealthCheckPort": "53"})


def test_tasks_are_not_ended_while_their_container_starts(make):
    slow = ContainerHealthCheck(command=("/ok",), start_period_seconds=200)

    with pytest.raises(InvalidInputError, match="grace_seconds: ends tasks after 60 seconds"):
        make(
            {"port": 25, "protocol": "tcp", "passthrough": REASON},
            container=ContainerOptions(health_check=slow),
        )


def test_everything_that_joins_is_made_in_the_services_stack(stack, make):
    shared = stack.node.find_child("Nlb")
    before = {child.node.path for child in shared.node.find_all()}

    template = make({"port": 8883, "certificate_arn": CERTIFICATE})

    assert {child.node.path for child in shared.node.find_all()} == before
    template.resource_count_is(LISTENER, 1)
    [service] = template.find_resources("AWS::ECS::Service").values()
    [listener] = template.find_resources(LISTENER)
    assert listener in service["DependsOn"]


@pytest.mark.parametrize(
    ("route", "says"),
    [
        ({"port": 8883, "certificate_arn": CERTIFICATE}, "needs a port to send connections to"),
        ({"port": 53, "target_port": 53, **UDP}, "needs a port to check with TCP"),
    ],
)
def test_a_service_without_a_port_is_refused(make, route, says):
    with pytest.raises(FeatureError, match=rf"Own/Api: NetworkRoute .* {says}"):
        make(route, port=None)


def test_a_load_balancer_that_was_made_without_a_group_is_refused(stack, vpc, cluster, image):
    bare = elbv2.NetworkLoadBalancer(stack, "Bare", vpc=vpc, disable_security_groups=True)
    route = NetworkRoute(load_balancer=bare, port=25, protocol="tcp", passthrough=REASON)

    with pytest.raises(FeatureError, match="needs a load balancer with a security group"):
        ContainerService(stack, "Api", cluster=cluster, image=image, port=25, features=[route])


def test_deployments_shift_connections_between_two_groups(make):
    template = make({"port": 1883, "protocol": "tcp", "passthrough": REASON}, deployment=Canary())

    template.resource_count_is(TARGETS, 2)
    [(name, listener)] = template.find_resources(LISTENER).items()
    [action] = listener["Properties"]["DefaultActions"]
    groups = action["ForwardConfig"]["TargetGroups"]
    assert [one["Weight"] for one in groups] == [100, 0]
    [service] = template.find_resources("AWS::ECS::Service").values()
    [balancer] = service["Properties"]["LoadBalancers"]
    shift = balancer["AdvancedConfiguration"]
    assert shift["ProductionListenerRule"] == {"Ref": name}
    assert balancer["TargetGroupArn"] == groups[0]["TargetGroupArn"]
    assert shift["AlternateTargetGroupArn"] == groups[1]["TargetGroupArn"]


def test_unhealthy_targets_roll_a_shift_of_connections_back(make):
    template = make({"port": 1883, "protocol": "tcp", "passthrough": REASON}, deployment=Canary())

    metric = {"Namespace": "AWS/NetworkELB", "MetricName": "UnHealthyHostCount"}
    template.has_resource_properties("AWS::CloudWatch::Alarm", metric)
    template.resource_count_is("AWS::CloudWatch::Alarm", 2)
