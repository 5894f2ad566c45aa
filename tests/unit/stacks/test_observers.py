"""What watches over containers comes from the keys of an environment file."""

import json
from pathlib import Path

import pytest

import app as application

ROOT = Path(__file__).resolve().parents[3]
FLAGS = json.loads((ROOT / "cdk.json").read_text())["context"]
FILE = """
region: eu-west-1
account: "111122223333"
posture: disposable
tags: {owner: harbour}
load_balancer: {allow_http: The test has no domain name.}
registry: {repositories: {router: {}}}
alarms: {topic_arn: "arn:aws:sns:eu-west-1:111122223333:alarms"}
cluster: {events: true}
dashboard: true
services:
  api:
    image: {registry: "nginx:1.29"}
    fast_metrics: true
    dashboard: true
    open_telemetry: {namespace: Shop}
    cloudwatch_agent: {}
    log_router:
      image: {repository: router, tag: "1"}
      firehose_arn: "arn:aws:firehose:eu-west-1:111122223333:deliverystream/logs"
tasks:
  report:
    image: {registry: "nginx:1.29"}
    schedule: {rate: 1 day}
    log_filters:
      errors: {pattern: ERROR, alarm_above: 0}
      lines: {pattern: '""'}
"""


@pytest.fixture(scope="module")
def templates(tmp_path_factory):
    folder = tmp_path_factory.mktemp("observers")
    (folder / "environments").mkdir()
    (folder / "environments" / "test.yaml").write_text(FILE)
    assembly = application.build_app(FLAGS | {"environments": str(folder / "environments")}).synth()
    return {stack.stack_name: stack.template for stack in assembly.stacks}


def resources(template, kind):
    return [one["Properties"] for one in template["Resources"].values() if one["Type"] == kind]


def test_three_containers_watch_over_the_main_one(templates):
    [task] = resources(templates["test-service-api"], "AWS::ECS::TaskDefinition")

    containers = {one["Name"]: one for one in task["ContainerDefinitions"]}
    assert [*containers] == ["main", "log-router", "otel-collector", "cloudwatch-agent"]
    assert "routerRepository" in json.dumps(containers["log-router"]["Image"]).replace(
        "Router", "router"
    )
    main = {one["Name"]: one["Value"] for one in containers["main"]["Environment"]}
    assert main["OTEL_SERVICE_NAME"] == "api"


def test_the_service_is_measured_more_often(templates):
    [service] = resources(templates["test-service-api"], "AWS::ECS::Service")

    assert service["Monitoring"]["MetricConfigurations"][0]["ResolutionSeconds"] == 20


def test_filters_of_a_task_tell_the_topic_of_the_environment(templates):
    task = templates["test-task-report"]

    assert len(resources(task, "AWS::Logs::MetricFilter")) == 2
    [alarm] = resources(task, "AWS::CloudWatch::Alarm")
    assert alarm["AlarmActions"] == ["arn:aws:sns:eu-west-1:111122223333:alarms"]


def test_events_of_the_cluster_are_kept_in_its_stack(templates):
    platform = templates["test-platform"]

    assert len(resources(platform, "AWS::Events::Rule")) == 2
    assert "EventsLogGroupName" in platform["Outputs"]


def test_a_service_has_a_page_and_the_environment_another(templates):
    assert len(resources(templates["test-service-api"], "AWS::CloudWatch::Dashboard")) == 1
    [page] = resources(templates["test-dashboard"], "AWS::CloudWatch::Dashboard")
    assert "## api" in json.dumps(page["DashboardBody"])
    assert "Fn::GetStackOutput" in json.dumps(page["DashboardBody"])
