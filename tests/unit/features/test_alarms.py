"""Somebody hears of what is wrong with a service: tasks, routes, queues, deployments."""

import json

import pytest
from aws_cdk import aws_sns as sns
from aws_cdk.assertions import Match, Template

from moorage.features import Alarms, HttpRoute, NetworkRoute
from moorage.foundation import NetworkLoadBalancer
from moorage.services import ContainerService, QueueWorker
from moorage.testing import findings_of
from moorage.values.approval import Approval
from moorage.values.blue_green import BlueGreen
from moorage.values.queue_work import QueueWork
from moorage.values.rolling import Rolling


@pytest.fixture
def topic(stack):
    return sns.Topic(stack, "Topic")


def alarms(stack):
    found = Template.from_stack(stack).find_resources("AWS::CloudWatch::Alarm").values()
    return {one["Properties"]["AlarmDescription"]: one["Properties"] for one in found}


def test_every_service_is_watched_for_load_and_missing_tasks(stack, cluster, image, topic):
    features = [Alarms(topic=topic, cpu_percent=70, missing_minutes=5)]
    ContainerService(stack, "Api", cluster=cluster, image=image, features=features)

    found = alarms(stack)
    place = "Stack/Api/Alarms"
    assert {*found} == {
        f"{place}: Cpu above 70 %",
        f"{place}: Memory above 90 %",
        f"{place}: tasks missing for 5 minutes",
    }
    assert found[f"{place}: Cpu above 70 %"]["Threshold"] == 70
    assert found[f"{place}: tasks missing for 5 minutes"]["EvaluationPeriods"] == 5
    reference = stack.resolve(topic.topic_arn)
    assert all(one["AlarmActions"] == [reference] for one in found.values())


def test_a_route_adds_errors_latency_and_health(stack, cluster, image, listener, topic):
    route = HttpRoute(listener=listener, priority=1)
    features = [route, Alarms(topic=topic, latency_seconds=0.5)]
    ContainerService(stack, "Api", cluster=cluster, image=image, port=80, features=features)

    found = " ".join(alarms(stack))
    for what in ("5xx above 5 %", "one request in twenty above 0.5 s", "finds unhealthy"):
        assert what in found


def test_both_target_groups_of_a_shifting_deployment_are_watched(
    stack, cluster, image, listener, topic
):
    features = [HttpRoute(listener=listener, priority=1), Alarms(topic=topic)]
    ContainerService(
        stack,
        "Api",
        cluster=cluster,
        image=image,
        port=80,
        deployment=BlueGreen(),
        features=features,
    )

    template = Template.from_stack(stack)
    template.resource_count_is("AWS::ElasticLoadBalancingV2::TargetGroup", 2)
    names = " ".join(template.find_resources("AWS::CloudWatch::Alarm"))
    for name in ("Errors", "Latency", "Unhealthy"):
        assert names.count(f"ApiAlarms{name}") == 2


@pytest.mark.parametrize(("deployment", "groups"), [(Rolling(), 2), (BlueGreen(), 4)])
def test_every_target_group_of_a_port_is_watched(
    stack, vpc, cluster, image, topic, deployment, groups
):
    front = NetworkLoadBalancer(stack, "Tcp", vpc=vpc, internet_facing=False).load_balancer
    why = "the broker ends TLS itself"
    features = [
        NetworkRoute(load_balancer=front, port=port, protocol="tcp", passthrough=why)
        for port in (8883, 8884)
    ]
    ContainerService(
        stack,
        "Broker",
        cluster=cluster,
        image=image,
        port=8883,
        deployment=deployment,
        features=[*features, Alarms(topic=topic)],
    )

    template = Template.from_stack(stack)
    unhealthy = {"MetricName": "UnHealthyHostCount", "Namespace": "AWS/NetworkELB"}
    told = {**unhealthy, "EvaluationPeriods": 5, "AlarmActions": [stack.resolve(topic.topic_arn)]}
    assert len(template.find_resources("AWS::CloudWatch::Alarm", {"Properties": told})) == groups


def test_a_queue_adds_old_messages_and_dead_letters(stack, cluster, image, topic):
    work = QueueWork(acceptable_latency_seconds=60, seconds_per_message=2, max_tasks=10)
    features = [Alarms(topic=topic)]
    QueueWorker(stack, "Mails", cluster=cluster, image=image, work=work, features=features)

    found = " ".join(alarms(stack))
    for what in ("a message is older than 900 s", "messages that nobody could handle"):
        assert what in found


def test_failed_deployments_and_tasks_are_told(stack, cluster, image, topic):
    ContainerService(stack, "Api", cluster=cluster, image=image, features=[Alarms(topic=topic)])

    template = Template.from_stack(stack)
    for kind, key in (
        ("ECS Deployment State Change", "eventName"),
        ("ECS Task State Change", "stopCode"),
    ):
        pattern = {"detail-type": [kind], "detail": Match.object_like({key: Match.any_value()})}
        template.has_resource_properties(
            "AWS::Events::Rule", {"EventPattern": Match.object_like(pattern)}
        )
    assert "events.amazonaws.com" in json.dumps(template.find_resources("AWS::SNS::TopicPolicy"))


def test_the_checks_find_an_alarm_that_tells_somebody(app, stack, cluster, image, topic):
    ContainerService(stack, "Api", cluster=cluster, image=image, features=[Alarms(topic=topic)])

    assert not [one for one in findings_of(app) if one.id in ("MRG-603", "MRG-604")]


def test_whoever_hears_of_a_failed_deployment_reads_why_and_where(stack, cluster, image, topic):
    ContainerService(stack, "Api", cluster=cluster, image=image, features=[Alarms(topic=topic)])

    rules = Template.from_stack(stack).find_resources("AWS::Events::Rule")
    [failed] = [rule for name, rule in rules.items() if "DeploymentFailed" in name]
    [target] = failed["Properties"]["Targets"]
    said = json.dumps(target["InputTransformer"])
    for what in ("detail.reason", "Deployment failed: Stack/Api", "logsV2:log-groups/log-group/"):
        assert what in said


def test_whoever_hears_of_a_failed_task_reads_why_and_where(stack, cluster, image, topic):
    ContainerService(stack, "Api", cluster=cluster, image=image, features=[Alarms(topic=topic)])

    rules = Template.from_stack(stack).find_resources("AWS::Events::Rule")
    [failed] = [rule for name, rule in rules.items() if "TaskFailed" in name]
    [target] = failed["Properties"]["Targets"]
    said = json.dumps(target["InputTransformer"])
    for what in ("detail.stoppedReason", "Task failed: Stack/Api", "logsV2:log-groups/log-group/"):
        assert what in said


def test_whoever_shall_decide_about_a_deployment_hears_of_it(stack, cluster, image, topic):
    asked = BlueGreen(approval=Approval())
    features = [Alarms(topic=topic)]
    ContainerService(
        stack, "Api", cluster=cluster, image=image, deployment=asked, features=features
    )

    template = Template.from_stack(stack)
    rules = template.find_resources("AWS::Events::Rule")
    [name] = [name for name in rules if "DeploymentWaits" in name]
    pattern = rules[name]["Properties"]["EventPattern"]
    assert pattern["detail-type"] == ["ECS Hook State Change"]
    assert pattern["detail"]["eventName"] == ["HOOK_AWAITING_ACTION"]
    [prefix] = pattern["detail"]["serviceArn"]
    assert json.dumps(prefix).endswith('{"Ref": "EcsCluster97242B84"}, "/Stack-"]]}}')
    # Made before the service, whose first deployment waits too.
    [service] = template.find_resources("AWS::ECS::Service").values()
    assert name in service["DependsOn"]
