"""What each strategy makes of a service: two target groups, rules, a role, numbers."""

import aws_cdk as cdk
import pytest
from aws_cdk.assertions import Match, Template

from moorage.errors import InvalidInputError
from moorage.features import HttpRoute
from moorage.foundation import Cluster, Ec2Capacity
from moorage.services import ContainerService
from moorage.values.blue_green import BlueGreen
from moorage.values.canary import Canary
from moorage.values.circuit_breaker import CircuitBreaker
from moorage.values.early_success import EarlySuccess
from moorage.values.linear import Linear
from moorage.values.placement import Placement
from moorage.values.rolling import Rolling

RULE = "AWS::ElasticLoadBalancingV2::ListenerRule"
SERVICE = "AWS::ECS::Service"
TARGETS = "AWS::ElasticLoadBalancingV2::TargetGroup"


@pytest.fixture
def deploy(stack, cluster, image, listener):
    """Make a service with a route and a strategy."""

    def make(deployment):
        route = HttpRoute(listener=listener, priority=10)
        return ContainerService(
            stack,
            "Api",
            cluster=cluster,
            image=image,
            port=8080,
            deployment=deployment,
            features=[route],
        )

    return make


def configuration(stack):
    [service] = Template.from_stack(stack).find_resources(SERVICE).values()
    return service["Properties"]["DeploymentConfiguration"]


@pytest.mark.parametrize(
    ("deployment", "expected"),
    [
        (BlueGreen(bake_minutes=7), {"Strategy": "BLUE_GREEN", "BakeTimeInMinutes": 7}),
        (
            Canary(step_percent=2.5, step_minutes=3),
            {
                "Strategy": "CANARY",
                "BakeTimeInMinutes": 5,
                "CanaryConfiguration": {"CanaryPercent": 2.5, "CanaryBakeTimeInMinutes": 3},
            },
        ),
        (
            Linear(step_percent=20, step_minutes=1),
            {
                "Strategy": "LINEAR",
                "BakeTimeInMinutes": 5,
                "LinearConfiguration": {"StepPercent": 20, "StepBakeTimeInMinutes": 1},
            },
        ),
    ],
)
def test_a_strategy_reaches_ecs_with_its_numbers(stack, deploy, deployment, expected):
    deploy(deployment)

    found = configuration(stack)
    assert {key: found[key] for key in expected} == expected
    assert found["DeploymentCircuitBreaker"] == {"Enable": True, "Rollback": True}


def test_requests_go_to_the_first_of_two_groups_until_ecs_shifts_them(stack, deploy):
    deploy(BlueGreen())

    template = Template.from_stack(stack)
    template.resource_count_is(TARGETS, 2)
    [rule] = template.find_resources(RULE).values()
    [action] = rule["Properties"]["Actions"]
    groups = action["ForwardConfig"]["TargetGroups"]
    assert [one["Weight"] for one in groups] == [100, 0]
    assert {one["TargetGroupArn"]["Ref"] for one in groups} == {*template.find_resources(TARGETS)}


def test_ecs_gets_the_rule_the_other_group_and_a_role(stack, deploy):
    deploy(Canary())

    template = Template.from_stack(stack)
    [rule] = template.find_resources(RULE)
    [service] = template.find_resources(SERVICE).values()
    [balancer] = service["Properties"]["LoadBalancers"]
    shift = balancer["AdvancedConfiguration"]
    assert shift["ProductionListenerRule"] == {"Ref": rule}
    assert shift["AlternateTargetGroupArn"] != balancer["TargetGroupArn"]
    assert rule in service["DependsOn"]
    template.has_resource_properties(
        "AWS::IAM::Role",
        {
            "AssumeRolePolicyDocument": {
                "Statement": [
                    {
                        "Action": "sts:AssumeRole",
                        "Effect": "Allow",
                        "Principal": {"Service": "ecs.amazonaws.com"},
                    }
                ]
            },
            "ManagedPolicyArns": [
                {
                    "Fn::Join": [
                        "",
                        Match.array_with(
                            [":iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers"]
                        ),
                    ]
                }
            ],
        },
    )


def test_both_groups_ask_the_same_question(stack, deploy):
    deploy(BlueGreen())

    groups = Template.from_stack(stack).find_resources(TARGETS).values()
    one, other = (group["Properties"] for group in groups)
    assert one == other


def test_a_rolling_deployment_has_its_own_numbers(stack, deploy):
    breaker = CircuitBreaker(failures=2, reset_on_healthy_task=False)
    deploy(
        Rolling(
            minimum_healthy_percent=50,
            maximum_percent=150,
            zone_rebalancing=False,
            circuit_breaker=breaker,
            early_success=EarlySuccess(healthy_percent=75),
        )
    )

    Template.from_stack(stack).has_resource_properties(
        SERVICE,
        {
            "AvailabilityZoneRebalancing": "DISABLED",
            "DeploymentConfiguration": {
                "MinimumHealthyPercent": 50,
                "MaximumPercent": 150,
                "DeploymentCircuitBreaker": {
                    "Enable": True,
                    "Rollback": True,
                    "ResetOnHealthyTask": False,
                    "ThresholdConfiguration": {"Type": "COUNT", "Value": 2},
                },
                "EarlySuccessCriteria": {
                    "Enable": True,
                    "HealthyPercent": 75,
                    "SourceServiceRevisionCleanup": "DEFERRED",
                },
            },
        },
    )


def test_the_default_says_nothing_but_what_it_always_said(stack, deploy):
    deploy(Rolling())

    assert configuration(stack) == {
        "DeploymentCircuitBreaker": {"Enable": True, "Rollback": True},
        "MaximumPercent": 200,
        "MinimumHealthyPercent": 100,
    }
    Template.from_stack(stack).resource_count_is(TARGETS, 1)


def test_a_daemon_only_rolls(app, image):
    stack = cdk.Stack(app, "Own")
    vpc = cdk.aws_ec2.Vpc(stack, "Vpc")
    capacity = Ec2Capacity(name="nodes", instance_types=("m7i.large",))
    cluster = Cluster(stack, "Cluster", vpc=vpc, capacity=[capacity])
    placed = cluster.capacity.placed(Placement(daemon=True))

    with pytest.raises(InvalidInputError, match="a daemon has one place on every instance"):
        ContainerService(
            stack,
            "Agent",
            cluster=cluster.ecs_cluster,
            image=image,
            capacity=placed,
            deployment=BlueGreen(),
        )
