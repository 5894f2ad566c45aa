"""Stopped tasks and deployments of one cluster are kept, by EventBridge itself."""

import json

import aws_cdk as cdk
import pytest
from aws_cdk.assertions import Template

from moorage.foundation import ClusterEvents
from moorage.values.log_settings import LogSettings


@pytest.fixture
def template(app, cluster):
    own = cdk.Stack(app, "Own")
    ClusterEvents(own, "Events", cluster=cluster, logs=LogSettings(retention_days=30))
    return Template.from_stack(own)


def test_events_expire(template):
    template.has_resource_properties("AWS::Logs::LogGroup", {"RetentionInDays": 30})


def test_there_is_a_rule_for_stops_and_one_for_deployments_of_this_cluster(template):
    patterns = {
        one["Properties"]["EventPattern"]["detail-type"][0]: one["Properties"]["EventPattern"]
        for one in template.find_resources("AWS::Events::Rule").values()
    }

    stopped = patterns["ECS Task State Change"]["detail"]
    assert stopped["lastStatus"] == ["STOPPED"]
    assert "EcsCluster" in json.dumps(stopped["clusterArn"])
    [service] = patterns["ECS Deployment State Change"]["resources"]
    assert "EcsCluster" in json.dumps(service["prefix"])


def test_only_these_rules_may_write(template):
    [policy] = template.find_resources("AWS::Logs::ResourcePolicy").values()
    text = json.dumps(policy["Properties"]["PolicyDocument"])

    rules = template.find_resources("AWS::Events::Rule")
    assert "aws:SourceArn" in text
    assert all(rule in text for rule in rules)
    assert "logs:PutLogEvents" in text


def test_no_code_runs_in_between(template):
    template.resource_count_is("AWS::Lambda::Function", 0)
    for rule in template.find_resources("AWS::Events::Rule").values():
        [target] = rule["Properties"]["Targets"]
        assert "RoleArn" not in target
        assert ":log-group:" in json.dumps(target["Arn"])
