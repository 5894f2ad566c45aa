"""What decides whether a deployment goes on: alarms, a smoke test, functions, a person."""

import json

import aws_cdk as cdk
import pytest
from aws_cdk import aws_servicediscovery as cloudmap
from aws_cdk import aws_sns as sns
from aws_cdk.assertions import Match, Template

from moorage.errors import FeatureError, InvalidInputError
from moorage.features import Alarms, HttpRoute, RequestScaling, ServiceConnect
from moorage.foundation import LoadBalancer, TaskSubnets, TestListener
from moorage.services import ContainerService
from moorage.values.approval import Approval
from moorage.values.blue_green import BlueGreen
from moorage.values.canary import Canary
from moorage.values.container_options import ContainerOptions
from moorage.values.deployment_hook import DeploymentHook
from moorage.values.linear import Linear
from moorage.values.process import Process
from moorage.values.rollback_alarms import RollbackAlarms
from moorage.values.rolling import Rolling
from moorage.values.route import Route
from moorage.values.smoke_test import SmokeTest
from moorage.values.test_header import TestHeader

ALARM = "AWS::CloudWatch::Alarm"
FUNCTION = "AWS::Lambda::Function"
RULE = "AWS::ElasticLoadBalancingV2::ListenerRule"
SERVICE = "AWS::ECS::Service"
CHECK = "arn:aws:lambda:eu-west-1:111122223333:function:check"
WHY = "internal demo without a domain"
KEY = cdk.Validations.ACKNOWLEDGED_RULES_METADATA_KEY


@pytest.fixture
def front(stack, vpc):
    return LoadBalancer(stack, "Front", vpc=vpc, allow_http=WHY)


@pytest.fixture
def deploy(app, cluster, image, front):
    """Make a service in a stack of its own, and return the template."""

    def make(deployment, *, route=None, features=(), **more):
        own = cdk.Stack(app, "Own")
        route = route or HttpRoute(listener=front.listener, priority=10)
        ContainerService(
            own,
            "Api",
            cluster=cluster,
            image=image,
            port=8080,
            deployment=deployment,
            features=[route, *features],
            **more,
        )
        return Template.from_stack(own)

    return make


def configuration(template):
    [service] = template.find_resources(SERVICE).values()
    return service["Properties"]["DeploymentConfiguration"]


def with_tests(stack, front, **more):
    test = TestListener(stack, "Test", load_balancer=front)
    return HttpRoute(listener=front.listener, test_listener=test, priority=10, **more)


def target_of(template):
    [function] = template.find_resources(FUNCTION).values()
    parts = function["Properties"]["Environment"]["Variables"]["TARGET"]["Fn::Join"][1]
    return json.loads("".join(part if isinstance(part, str) else "TOKEN" for part in parts))


def test_each_version_has_alarms_that_roll_back(deploy):
    template = deploy(Canary())

    alarms = configuration(template)["Alarms"]
    assert (alarms["Enable"], alarms["Rollback"]) == (True, True)
    assert {name["Ref"] for name in alarms["AlarmNames"]} == {*template.find_resources(ALARM)}
    template.resource_count_is(ALARM, 4)


def test_limits_reach_the_alarms(deploy):
    limits = RollbackAlarms(error_percent=10, error_minutes=4, unhealthy_minutes=1, names=("mine",))

    template = deploy(BlueGreen(alarms=limits))

    template.has_resource_properties(ALARM, {"Threshold": 10, "EvaluationPeriods": 4})
    template.has_resource_properties(
        ALARM, {"MetricName": "UnHealthyHostCount", "EvaluationPeriods": 1}
    )
    assert configuration(template)["Alarms"]["AlarmNames"][0] == "mine"


def test_a_rolling_deployment_is_watched_where_that_was_asked_for(deploy):
    template = deploy(Rolling(alarms=RollbackAlarms(), bake_minutes=8))

    template.resource_count_is(ALARM, 2)
    found = configuration(template)
    assert found["BakeTimeInMinutes"] == 8
    assert len(found["Alarms"]["AlarmNames"]) == 2


def test_alarms_with_nothing_to_watch_are_refused(stack, cluster, image):
    with pytest.raises(FeatureError, match="RollbackAlarms has nothing to watch"):
        ContainerService(
            stack,
            "Api",
            cluster=cluster,
            image=image,
            deployment=Rolling(alarms=RollbackAlarms()),
        )


def test_people_hear_of_what_rolls_back(app, deploy):
    topic = sns.Topic.from_topic_arn(
        cdk.Stack(app, "Else"), "Topic", "arn:aws:sns:eu-west-1:111122223333:alarms"
    )

    template = deploy(Canary(), features=[Alarms(topic=topic)])

    watched = {name["Ref"] for name in configuration(template)["Alarms"]["AlarmNames"]}
    alarms = template.find_resources(ALARM)
    assert all(alarms[name]["Properties"]["AlarmActions"] for name in watched)


def test_a_smoke_test_asks_through_the_listener_for_tests(stack, front, deploy):
    question = SmokeTest(path="/healthz", status=204, attempts=5)

    template = deploy(
        BlueGreen(smoke_test=question), route=with_tests(stack, front, host="shop.example.com")
    )

    [function] = template.find_resources(FUNCTION)
    [hook] = configuration(template)["LifecycleHooks"]
    assert hook["HookTargetArn"] == {"Fn::GetAtt": [function, "Arn"]}
    assert hook["LifecycleStages"] == ["POST_TEST_TRAFFIC_SHIFT"]
    target = target_of(template)
    assert (target["path"], target["status"], target["attempts"]) == ("/healthz", 204, 5)
    assert (target["host"], target["port"], target["https"]) == ("shop.example.com", 9000, False)
    assert target["group"] == "TOKEN"
    # Nobody asks before the way is open.
    [service] = template.find_resources(SERVICE).values()
    for side in ("Ingress", "Egress"):
        assert any(f"DeploymentSmokeTest{side}" in name for name in service["DependsOn"])


def test_nobody_else_gets_to_the_listener(stack, front, deploy):
    template = deploy(BlueGreen(smoke_test=SmokeTest()), route=with_tests(stack, front))

    ports = template.find_resources(
        "AWS::EC2::SecurityGroupIngress", {"Properties": {"FromPort": 9000}}
    )
    [rule] = ports.values()
    assert "SourceSecurityGroupId" in rule["Properties"]


def test_an_internal_load_balancer_is_found_by_its_name(stack, vpc, deploy):
    inside = LoadBalancer(stack, "Inside", vpc=vpc, internet_facing=False, allow_http=WHY)

    template = deploy(BlueGreen(smoke_test=SmokeTest()), route=with_tests(stack, inside))

    target = target_of(template)
    assert "group" not in target
    assert "host" not in target


def test_a_function_in_public_subnets_would_not_find_the_load_balancer(stack, front, deploy):
    public = cdk.aws_ec2.SubnetSelection(subnet_type=cdk.aws_ec2.SubnetType.PUBLIC)
    subnets = TaskSubnets(subnets=public, assign_public_ip=True)

    with pytest.raises(InvalidInputError, match="needs subnets with a NAT gateway"):
        deploy(
            BlueGreen(smoke_test=SmokeTest()), route=with_tests(stack, front), task_subnets=subnets
        )


def test_a_smoke_test_without_a_listener_is_refused(deploy):
    with pytest.raises(FeatureError, match="SmokeTest asks through a listener for tests"):
        deploy(BlueGreen(smoke_test=SmokeTest()))


def test_a_smoke_test_that_gets_to_no_task_is_refused(stack, front, deploy):
    question = SmokeTest(path="/other")

    with pytest.raises(InvalidInputError, match=r"SmokeTest\.path: gets to no task"):
        deploy(BlueGreen(smoke_test=question), route=with_tests(stack, front, path="/a/*"))


def test_functions_and_a_person_decide_in_their_order(deploy):
    hook = DeploymentHook(function_arn=CHECK, stages=("pre-scale-up", "post-scale-up"))
    approval = Approval(timeout_minutes=30, on_timeout="continue")

    template = deploy(BlueGreen(hooks=(hook,), approval=approval))

    function, pause = configuration(template)["LifecycleHooks"]
    assert function["HookTargetArn"] == CHECK
    assert function["LifecycleStages"] == ["PRE_SCALE_UP", "POST_SCALE_UP"]
    assert pause == {
        "TargetType": "PAUSE",
        "LifecycleStages": ["POST_TEST_TRAFFIC_SHIFT"],
        "TimeoutConfiguration": {"Action": "CONTINUE", "TimeoutInMinutes": 30},
    }
    template.has_resource_properties(
        "AWS::IAM::Policy",
        {
            "PolicyDocument": {
                "Statement": [
                    {"Action": "lambda:InvokeFunction", "Effect": "Allow", "Resource": CHECK}
                ]
            }
        },
    )


def test_a_person_needs_no_role(deploy):
    template = deploy(BlueGreen(approval=Approval()))

    assert len(configuration(template)["LifecycleHooks"]) == 1
    assert not [name for name in template.find_resources("AWS::IAM::Role") if "Hook" in name]


def test_tests_between_services_are_told_by_a_header(stack, cluster, image):
    namespace = cloudmap.HttpNamespace(stack, "Namespace", name="shop")

    ContainerService(
        stack,
        "Cart",
        cluster=cluster,
        image=image,
        port=7070,
        container=ContainerOptions(app_protocol="http"),
        deployment=Canary(test_header=TestHeader(name="x-test", value="green")),
        features=[ServiceConnect(namespace=namespace, dns_name="cart")],
    )

    template = Template.from_stack(stack)
    header = {"Header": {"Name": "x-test", "Value": {"Exact": "green"}}}
    alias = Match.object_like({"DnsName": "cart", "TestTrafficRules": header})
    template.has_resource_properties(
        SERVICE,
        {
            "ServiceConnectConfiguration": {
                "Services": [Match.object_like({"ClientAliases": [alias]})]
            }
        },
    )
    template.resource_count_is("AWS::ElasticLoadBalancingV2::TargetGroup", 0)


def test_a_header_without_requests_between_services_is_refused(deploy):
    with pytest.raises(FeatureError, match="TestHeader is one of requests between services"):
        deploy(BlueGreen(test_header=TestHeader()))


@pytest.mark.parametrize("deployment", [Canary(), Linear()])
def test_requests_are_needed_to_shift_them_in_steps(stack, cluster, image, deployment):
    with pytest.raises(FeatureError, match=r"(Canary|Linear) shifts requests, and none come"):
        ContainerService(stack, "Api", cluster=cluster, image=image, deployment=deployment)


def test_all_tasks_can_be_changed_at_once_without_any_request(stack, cluster, image):
    ContainerService(stack, "Api", cluster=cluster, image=image, deployment=BlueGreen())

    assert configuration(Template.from_stack(stack))["Strategy"] == "BLUE_GREEN"


def test_several_routes_cannot_be_shifted_together(front, deploy):
    more = [Route(path="/b", priority=20)]
    route = HttpRoute(listener=front.listener, priority=10, path="/a", more=more)

    with pytest.raises(FeatureError, match=r"ECS shifts the requests of one rule.*has 2"):
        deploy(Canary(), route=route)


def test_requests_of_two_groups_do_not_scale(deploy):
    scaling = RequestScaling(min_tasks=1, max_tasks=2, requests_per_task=600)

    with pytest.raises(FeatureError, match="RequestScaling counts the requests of one"):
        deploy(Canary(), features=[scaling])


CHANGES = {
    "image": {"image": cdk.aws_ecs.ContainerImage.from_registry("public.ecr.aws/other:2")},
    "count": {"count": 7},
    "environment": {"process": Process(environment={"VERSION": "2"})},
    "numbers": {"deployment": BlueGreen(bake_minutes=60, approval=Approval())},
    "strategy": {"deployment": Linear(step_percent=50)},
}


def rules(image, *, tags=(), **change):
    # https://github.com/aws/aws-cdk/issues/36649: whatever changes a rule resets its weights.
    own = cdk.Stack(cdk.App(), "Own", env=cdk.Environment(account="1" * 12, region="eu-west-1"))
    vpc = cdk.aws_ec2.Vpc.from_vpc_attributes(
        own, "Vpc", vpc_id="vpc-1", availability_zones=["a"], private_subnet_ids=["subnet-1"]
    )
    attributes = {"cluster_name": "shop", "vpc": vpc}
    here = cdk.aws_ecs.Cluster.from_cluster_attributes(own, "Cluster", **attributes)
    group = cdk.aws_ec2.SecurityGroup.from_security_group_id(own, "Group", "sg-1")
    arn = "arn:aws:elasticloadbalancing:eu-west-1:111111111111:listener/app/front/1/2"
    listener = (
        cdk.aws_elasticloadbalancingv2.ApplicationListener.from_application_listener_attributes(
            own, "Listener", listener_arn=arn, security_group=group
        )
    )
    arguments = {"image": image, "port": 8080, "deployment": BlueGreen()} | change
    route = HttpRoute(listener=listener, priority=10, path="/api/*")
    ContainerService(own, "Api", cluster=here, features=[route], **arguments)
    for key, value in tags:
        cdk.Tags.of(own).add(key, value)
    return Template.from_stack(own).find_resources(RULE)


def test_the_rule_is_what_it_was_accepted_as(image):
    [(name, rule)] = rules(image).items()

    assert name == "ApiHttpRouteRule10ACDA9586"
    assert rule["Properties"] == {
        "Actions": [
            {
                "Type": "forward",
                "ForwardConfig": {
                    "TargetGroups": [
                        {"TargetGroupArn": {"Ref": "ApiHttpRouteTargetsAC2DDF24"}, "Weight": 100},
                        {
                            "TargetGroupArn": {"Ref": "ApiHttpRouteOtherTargets58D58D88"},
                            "Weight": 0,
                        },
                    ]
                },
            }
        ],
        "Conditions": [{"Field": "path-pattern", "PathPatternConfig": {"Values": ["/api/*"]}}],
        "ListenerArn": "arn:aws:elasticloadbalancing:eu-west-1:111111111111:listener/app/front/1/2",
        "Priority": 10,
    }


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_nothing_that_a_deployment_changes_reaches_the_rule(image, change):
    before = rules(image)

    assert rules(**({"image": image} | change)) == before


def test_tags_do_not_reach_the_rule(image):
    before = rules(image, tags=[("version", "1")])

    assert rules(image, tags=[("version", "2"), ("team", "shop")]) == before


@pytest.mark.parametrize("told", [True, False])
def test_silence_is_explained_only_where_nobody_is_told(app, stack, cluster, image, front, told):
    arn = "arn:aws:sns:eu-west-1:111122223333:alarms"
    topic = Alarms(topic=sns.Topic.from_topic_arn(stack, "Topic", arn))
    route = HttpRoute(listener=front.listener, priority=10)

    service = ContainerService(
        stack,
        "Api",
        cluster=cluster,
        image=image,
        port=8080,
        deployment=Canary(),
        features=[route, topic] if told else [route],
    )

    alarm = service.node.find_child("Deployment").node.find_child("Alarms").node.children[0]
    rules = [rule for entry in alarm.node.metadata if entry.type == KEY for rule in entry.data]
    assert any("CloudWatchAlarmAction" in rule for rule in rules) is not told
