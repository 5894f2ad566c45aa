"""Cluster: an explicit strategy, metrics, and a record of sessions."""

import pytest
from aws_cdk.assertions import Match, Template

from moorage.errors import InvalidInputError
from moorage.foundation import Cluster, FargateCapacity, FargateSpotCapacity
from moorage.values.log_settings import LogSettings

ASSOCIATION = "AWS::ECS::ClusterCapacityProviderAssociations"


def test_the_given_capacity_becomes_the_default_strategy(stack, vpc):
    capacity = [FargateCapacity(base=1), FargateSpotCapacity(weight=3)]

    Cluster(stack, "Cluster", vpc=vpc, capacity=capacity)

    Template.from_stack(stack).has_resource_properties(
        ASSOCIATION,
        {
            "CapacityProviders": ["FARGATE", "FARGATE_SPOT"],
            "DefaultCapacityProviderStrategy": [
                {"CapacityProvider": "FARGATE", "Base": 1, "Weight": 1},
                {"CapacityProvider": "FARGATE_SPOT", "Weight": 3},
            ],
        },
    )


def test_services_are_told_the_strategy_and_to_outlive_nothing_of_it(stack, vpc):
    cluster = Cluster(stack, "Cluster", vpc=vpc)

    assert [part.capacity_provider for part in cluster.capacity.strategy] == ["FARGATE"]
    assert [r.cfn_resource_type for r in cluster.capacity.depends_on] == [ASSOCIATION]


@pytest.mark.parametrize(("enhanced", "value"), [(True, "enhanced"), (False, "enabled")])
def test_container_insights_is_on(stack, vpc, enhanced, value):
    Cluster(stack, "Cluster", vpc=vpc, enhanced_insights=enhanced)

    Template.from_stack(stack).has_resource_properties(
        "AWS::ECS::Cluster", {"ClusterSettings": [{"Name": "containerInsights", "Value": value}]}
    )


def test_sessions_are_recorded_in_a_log_group_that_expires(stack, vpc):
    Cluster(stack, "Cluster", vpc=vpc, logs=LogSettings(retention_days=90))

    template = Template.from_stack(stack)
    [group] = template.find_resources(
        "AWS::Logs::LogGroup", {"Properties": {"RetentionInDays": 90}}
    )
    template.has_resource_properties(
        "AWS::ECS::Cluster",
        {
            "Configuration": {
                "ExecuteCommandConfiguration": {
                    "Logging": "OVERRIDE",
                    "LogConfiguration": Match.object_like(
                        {"CloudWatchLogGroupName": {"Ref": group}}
                    ),
                }
            }
        },
    )


@pytest.mark.parametrize(
    ("capacity", "message"),
    [
        ([], r"Cluster\.capacity: needs at least one capacity .*add FargateCapacity\(\)"),
        (
            [FargateCapacity(base=1), FargateSpotCapacity(base=1)],
            r"only one capacity may have a base \(got \['fargate', 'fargate_spot'\]\)",
        ),
        ([FargateCapacity(base=1, weight=0)], r"one weight must be above 0"),
    ],
    ids=["none", "two bases", "no weight"],
)
def test_a_strategy_that_ecs_would_refuse_is_refused(stack, vpc, capacity, message):
    with pytest.raises(InvalidInputError, match=message):
        Cluster(stack, "Cluster", vpc=vpc, capacity=capacity)
