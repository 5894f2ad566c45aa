"""HttpRoute: rules and one target group in the service's stack, and early errors."""

import aws_cdk as cdk
import pytest
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk.assertions import Match, Template

from moorage.errors import FeatureError, InvalidInputError
from moorage.features import HttpRoute
from moorage.services import ContainerService
from moorage.values.blue_green import BlueGreen
from moorage.values.cognito_login import CognitoLogin
from moorage.values.health_check import HealthCheck
from moorage.values.jwt_login import JwtLogin
from moorage.values.login import Login
from moorage.values.oidc_login import OidcLogin
from moorage.values.route import Route
from moorage.values.route_conditions import RouteConditions
from moorage.values.shutdown import Shutdown
from moorage.values.sticky_sessions import StickySessions
from moorage.values.target_options import TargetOptions

RULE = "AWS::ElasticLoadBalancingV2::ListenerRule"
TARGETS = "AWS::ElasticLoadBalancingV2::TargetGroup"


def test_requests_for_the_path_reach_the_service(stack, cluster, image, listener):
    route = HttpRoute(listener=listener, priority=10, path="/api/*")

    ContainerService(stack, "Api", cluster=cluster, image=image, port=8080, features=[route])

    Template.from_stack(stack).has_resource_properties(
        RULE,
        {
            "Conditions": [{"Field": "path-pattern", "PathPatternConfig": {"Values": ["/api/*"]}}],
            "Priority": 10,
        },
    )


def test_a_host_narrows_the_route(stack, cluster, image, listener):
    route = HttpRoute(listener=listener, priority=10, host="shop.example.com")

    ContainerService(stack, "Api", cluster=cluster, image=image, port=8080, features=[route])

    Template.from_stack(stack).has_resource_properties(
        RULE,
        {
            "Conditions": Match.array_with(
                [{"Field": "host-header", "HostHeaderConfig": {"Values": ["shop.example.com"]}}]
            )
        },
    )


def test_further_routes_share_the_target_group(stack, cluster, image, listener):
    more = [Route(path="/v2/*", priority=20), Route(path="/v3/*", priority=30)]
    route = HttpRoute(listener=listener, priority=10, path="/v1/*", more=more)

    ContainerService(stack, "Api", cluster=cluster, image=image, port=8080, features=[route])

    template = Template.from_stack(stack)
    template.resource_count_is(TARGETS, 1)
    rules = template.find_resources(RULE).values()
    assert sorted(rule["Properties"]["Priority"] for rule in rules) == [10, 20, 30]


def test_health_and_shutdown_of_the_service_reach_its_targets(stack, cluster, image, listener):
    route = HttpRoute(listener=listener, priority=10)

    ContainerService(
        stack,
        "Api",
        cluster=cluster,
        image=image,
        port=8080,
        health=HealthCheck(path="/healthz", interval_seconds=20, grace_seconds=90),
        shutdown=Shutdown(deregistration_delay_seconds=15),
        features=[route],
    )

    template = Template.from_stack(stack)
    template.has_resource_properties(
        TARGETS,
        {
            "HealthCheckPath": "/healthz",
            "HealthCheckIntervalSeconds": 20,
            "HealthCheckTimeoutSeconds": 5,
            "HealthyThresholdCount": 2,
            "UnhealthyThresholdCount": 3,
            "Matcher": {"HttpCode": "200"},
            "TargetGroupAttributes": Match.array_with(
                [{"Key": "deregistration_delay.timeout_seconds", "Value": "15"}]
            ),
        },
    )
    template.has_resource_properties("AWS::ECS::Service", {"HealthCheckGracePeriodSeconds": 90})


def test_everything_that_joins_is_made_in_the_services_stack(app, stack, cluster, image, listener):
    before = {child.node.path for child in stack.node.find_all()}
    own = cdk.Stack(app, "Own")
    route = HttpRoute(listener=listener, priority=10)

    ContainerService(own, "Api", cluster=cluster, image=image, port=8080, features=[route])

    assert {child.node.path for child in stack.node.find_all()} == before
    template = Template.from_stack(own)
    template.resource_count_is(TARGETS, 1)
    template.resource_count_is(RULE, 1)
    template.resource_count_is("AWS::EC2::SecurityGroupIngress", 1)
    template.resource_count_is("AWS::EC2::SecurityGroupEgress", 1)


def test_the_service_waits_for_its_rule(stack, cluster, image, listener):
    route = HttpRoute(listener=listener, priority=10)

    ContainerService(stack, "Api", cluster=cluster, image=image, port=8080, features=[route])

    template = Template.from_stack(stack)
    [rule] = template.find_resources(RULE)
    [service] = template.find_resources("AWS::ECS::Service").values()
    assert rule in service["DependsOn"]


def test_a_path_without_a_leading_slash_is_refused(listener):
    with pytest.raises(InvalidInputError, match=r"got 'api'.*write '/api'"):
        HttpRoute(listener=listener, priority=10, path="api")


def test_a_route_without_a_priority_is_refused(listener):
    with pytest.raises(InvalidInputError, match=r"HttpRoute\.more\[0\]\.priority: is needed"):
        HttpRoute(listener=listener, priority=10, more=[Route(path="/b")])


def test_a_service_without_a_port_is_refused(stack, cluster, image, listener):
    route = HttpRoute(listener=listener, priority=10)

    with pytest.raises(FeatureError, match=r"Stack/Api: HttpRoute needs a port.*pass port="):
        ContainerService(stack, "Api", cluster=cluster, image=image, features=[route])


def test_conditions_become_those_of_the_rule(stack, cluster, image, listener):
    conditions = RouteConditions(
        headers={"X-Version": ("next",)},
        query={"beta": ("yes",)},
        methods=("GET",),
        source_ips=("10.0.0.0/8",),
    )
    route = HttpRoute(listener=listener, priority=10, conditions=conditions)

    ContainerService(stack, "Api", cluster=cluster, image=image, port=8080, features=[route])

    Template.from_stack(stack).has_resource_properties(
        RULE,
        {
            "Conditions": [
                {
                    "Field": "http-header",
                    "HttpHeaderConfig": {"HttpHeaderName": "X-Version", "Values": ["next"]},
                },
                {
                    "Field": "query-string",
                    "QueryStringConfig": {"Values": [{"Key": "beta", "Value": "yes"}]},
                },
                {"Field": "http-request-method", "HttpRequestMethodConfig": {"Values": ["GET"]}},
                {"Field": "source-ip", "SourceIpConfig": {"Values": ["10.0.0.0/8"]}},
            ]
        },
    )


def test_a_second_load_balancer_has_a_target_group_of_its_own(stack, cluster, image, listener):
    inside = elbv2.ApplicationLoadBalancer(stack, "Inside", vpc=cluster.vpc).add_listener(
        "Http", port=80, open=False, default_action=elbv2.ListenerAction.fixed_response(404)
    )
    route = HttpRoute(
        listener=listener,
        priority=10,
        listeners={"internal": inside},
        more=[Route(path="/admin/*", priority=10, balancer="internal")],
    )

    ContainerService(stack, "Api", cluster=cluster, image=image, port=8080, features=[route])

    template = Template.from_stack(stack)
    template.resource_count_is(TARGETS, 2)
    rules = [one["Properties"] for one in template.find_resources(RULE).values()]
    assert len({one["ListenerArn"]["Ref"] for one in rules}) == 2
    [service] = template.find_resources("AWS::ECS::Service").values()
    assert len(service["Properties"]["LoadBalancers"]) == 2


def test_a_load_balancer_without_a_listener_is_refused(listener):
    with pytest.raises(InvalidInputError, match=r"more\[0\]\.balancer.*pass listeners={'internal'"):
        HttpRoute(listener=listener, priority=10, more=[Route(balancer="internal", priority=10)])


def test_taking_a_route_out_changes_no_other_rule(app, cluster, image, listener):
    first, second = Route(path="/a/*", priority=20), Route(path="/b/*", priority=30)
    stacks = cdk.Stack(app, "One"), cdk.Stack(app, "Both")
    for own, (head, *more) in zip(stacks, [(second,), (first, second)], strict=True):
        route = HttpRoute(listener=listener, path=head.path, priority=head.priority, more=more)
        ContainerService(own, "Api", cluster=cluster, image=image, port=8080, features=[route])

    one, both = (Template.from_stack(own).find_resources(RULE) for own in stacks)
    assert one.keys() < both.keys()
    assert all(both[id]["Properties"]["Priority"] == 30 for id in one)


def attributes(stack):
    [group] = Template.from_stack(stack).find_resources(TARGETS).values()
    pairs = group["Properties"]["TargetGroupAttributes"]
    return group["Properties"], {one["Key"]: one["Value"] for one in pairs}


def test_options_reach_the_target_group(stack, cluster, image, listener):
    options = TargetOptions(slow_start_seconds=60, sticky=StickySessions(seconds=600, cookie="sid"))
    route = HttpRoute(listener=listener, priority=10, targets=options)

    ContainerService(stack, "Api", cluster=cluster, image=image, port=8080, features=[route])

    _, found = attributes(stack)
    assert found == {
        "deregistration_delay.timeout_seconds": "30",
        "slow_start.duration_seconds": "60",
        "stickiness.enabled": "true",
        "stickiness.type": "app_cookie",
        "stickiness.app_cookie.cookie_name": "sid",
        "stickiness.app_cookie.duration_seconds": "600",
    }


def test_errors_of_a_task_lead_requests_away_from_it(stack, cluster, image, listener):
    options = TargetOptions(algorithm="weighted-random", anomaly_mitigation=True, cross_zone=False)
    route = HttpRoute(listener=listener, priority=10, targets=options)

    ContainerService(stack, "Api", cluster=cluster, image=image, port=8080, features=[route])

    _, found = attributes(stack)
    assert found["load_balancing.algorithm.type"] == "weighted_random"
    assert found["load_balancing.algorithm.anomaly_mitigation"] == "on"
    assert found["load_balancing.cross_zone.enabled"] == "false"


def test_tasks_may_speak_grpc(stack, cluster, image, listener):
    route = HttpRoute(listener=listener, priority=10, targets=TargetOptions(protocol="grpc"))
    health = HealthCheck(path="/grpc.health.v1.Health/Check")

    ContainerService(
        stack, "Api", cluster=cluster, image=image, port=50051, health=health, features=[route]
    )

    properties, _ = attributes(stack)
    assert properties["ProtocolVersion"] == "GRPC"
    assert properties["Matcher"] == {"GrpcCode": "0"}
    assert properties["HealthCheckPath"] == "/grpc.health.v1.Health/Check"


def test_sticky_sessions_do_not_go_with_shifting_requests(stack, cluster, image, listener):
    options = TargetOptions(sticky=StickySessions())
    route = HttpRoute(listener=listener, priority=10, targets=options)

    with pytest.raises(FeatureError, match="would keep clients with the old version"):
        ContainerService(
            stack,
            "Api",
            cluster=cluster,
            image=image,
            port=8080,
            deployment=BlueGreen(),
            features=[route],
        )


JWT = Login(jwt=JwtLogin(issuer="https://id.io", jwks_endpoint="https://id.io/jwks"))
COGNITO = Login(
    cognito=CognitoLogin(
        user_pool_arn="arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_aBc",
        client_id="1abc",
        domain="shop",
        session_seconds=600,
    )
)
OIDC = Login(
    oidc=OidcLogin(
        issuer="https://id.io",
        authorization_endpoint="https://id.io/authorize",
        token_endpoint="https://id.io/token",  # noqa: S106 - the name of a secret
        user_info_endpoint="https://id.io/userinfo",
        client_id="shop",
        client_secret_arn="arn:aws:secretsmanager:eu-west-1:111122223333:secret:login-a1B2c3",  # noqa: S106 - the name of a secret
        client_secret_key="client",  # noqa: S106 - the name of a secret
        on_unauthenticated="deny",
    )
)


@pytest.fixture
def https(stack, cluster):
    balancer = elbv2.ApplicationLoadBalancer(stack, "Https", vpc=cluster.vpc)
    arn = "arn:aws:acm:eu-west-1:111122223333:certificate/11111111-2222-3333"
    return balancer.add_listener(
        "Listener",
        port=443,
        open=False,
        certificates=[elbv2.ListenerCertificate.from_arn(arn)],
        default_action=elbv2.ListenerAction.fixed_response(404),
    )


@pytest.mark.parametrize(
    ("login", "key", "expected"),
    [
        (JWT, "JwtValidationConfig", {"Issuer": "https://id.io"}),
        (
            COGNITO,
            "AuthenticateCognitoConfig",
            {"UserPoolClientId": "1abc"},
        ),
        (
            OIDC,
            "AuthenticateOidcConfig",
            {
                "ClientSecret": "{{resolve:secretsmanager:arn:aws:secretsmanager:eu-west-1:"
                "111122223333:secret:login-a1B2c3:SecretString:client::}}",
                "OnUnauthenticatedRequest": "deny",
            },
        ),
    ],
)
def test_a_login_comes_before_the_service(stack, cluster, image, https, login, key, expected):
    route = HttpRoute(listener=https, priority=10, login="staff", logins={"staff": login})

    ContainerService(stack, "Api", cluster=cluster, image=image, port=8080, features=[route])

    template = Template.from_stack(stack)
    [rule] = template.find_resources(RULE).values()
    first, second = sorted(rule["Properties"]["Actions"], key=lambda action: action["Order"])
    assert expected.items() <= first[key].items()
    assert second["Type"] == "forward"
    outwards = template.find_resources("AWS::EC2::SecurityGroupEgress").values()
    assert all(one["Properties"]["FromPort"] == 8080 for one in outwards)


def test_a_login_that_is_not_there_is_refused(listener):
    with pytest.raises(InvalidInputError, match=r"login: is none of logins .got 'staff'"):
        HttpRoute(listener=listener, priority=10, login="staff")


def test_a_login_does_not_go_with_shifting_requests(stack, cluster, image, https):
    route = HttpRoute(listener=https, priority=10, login="staff", logins={"staff": JWT})

    with pytest.raises(FeatureError, match=r"a login goes with Rolling\(\) only"):
        ContainerService(
            stack,
            "Api",
            cluster=cluster,
            image=image,
            port=8080,
            deployment=BlueGreen(),
            features=[route],
        )


def test_a_health_port_of_its_own_is_opened_in_both_groups(stack, cluster, image, listener):
    route = HttpRoute(listener=listener, priority=10)
    health = HealthCheck(path="/healthz", port=9000)

    ContainerService(
        stack, "Api", cluster=cluster, image=image, port=8080, health=health, features=[route]
    )

    template = Template.from_stack(stack)
    properties, _ = attributes(stack)
    assert properties["HealthCheckPort"] == "9000"
    for kind in ("Ingress", "Egress"):
        rules = template.find_resources(f"AWS::EC2::SecurityGroup{kind}").values()
        inline = [
            rule
            for group in template.find_resources("AWS::EC2::SecurityGroup").values()
            for rule in group["Properties"].get(f"SecurityGroup{kind}", ())
        ]
        ports = {one.get("FromPort") for one in (*(r["Properties"] for r in rules), *inline)}
        assert {8080, 9000} <= ports
