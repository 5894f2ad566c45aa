"""A collector beside a container: where it listens, what it may send, who knows of it."""

import json

import pytest
from aws_cdk.assertions import Template

from moorage.errors import FeatureError, InvalidInputError
from moorage.features import CloudWatchAgent, OpenTelemetry
from moorage.foundation import Cluster, Ec2Capacity
from moorage.services import ContainerService
from moorage.values.process import Process


@pytest.fixture
def make(stack, cluster, image):
    def make(feature, **arguments):
        features = [feature]
        service = ContainerService(
            stack, "Api", cluster=cluster, image=image, features=features, **arguments
        )
        template = Template.from_stack(stack)
        [task] = template.find_resources("AWS::ECS::TaskDefinition").values()
        containers = {one["Name"]: one for one in task["Properties"]["ContainerDefinitions"]}
        return service, containers, json.dumps(template.find_resources("AWS::IAM::Policy"))

    return make


def variables(container):
    return {one["Name"]: one["Value"] for one in container["Environment"]}


def test_traces_and_metrics_are_sent(make):
    _, containers, policies = make(OpenTelemetry(service_name="api", namespace="Shop"))

    config = json.dumps(variables(containers["otel-collector"])["AOT_CONFIG_CONTENT"])
    for word in ("awsxray", "awsemf", "Shop", "127.0.0.1:4317", "127.0.0.1:4318"):
        assert word in config
    assert "xray:PutTraceSegments" in policies
    assert policies.count("logs:PutLogEvents") == 2  # the log of the task, and the metrics


def test_the_container_learns_where_to_send(make):
    _, containers, _ = make(OpenTelemetry())

    found = variables(containers["main"])
    assert found["OTEL_EXPORTER_OTLP_ENDPOINT"] == "http://127.0.0.1:4318"
    assert found["OTEL_SERVICE_NAME"] == "Api"
    assert containers["main"]["DependsOn"] == [
        {"Condition": "START", "ContainerName": "otel-collector"}
    ]


def test_what_it_says_itself_is_kept(make):
    process = Process(environment={"OTEL_SERVICE_NAME": "checkout"})
    _, containers, _ = make(OpenTelemetry(), process=process)

    assert variables(containers["main"])["OTEL_SERVICE_NAME"] == "checkout"


def test_the_task_survives_its_end(make):
    _, containers, _ = make(OpenTelemetry())

    collector = containers["otel-collector"]
    assert collector["Essential"] is False
    assert collector["RestartPolicy"]["Enabled"] is True
    assert collector["HealthCheck"]["Command"] == ["CMD", "/healthcheck", "-port", "13133"]
    assert collector["ReadonlyRootFilesystem"] is True
    assert "PortMappings" not in collector


def test_traces_alone_need_no_log_group(make):
    service, containers, policies = make(OpenTelemetry(metrics=False))

    assert "awsemf" not in json.dumps(containers)
    assert policies.count("logs:PutLogEvents") == 1
    assert "xray" in [need.service for need in service.needs]


def test_metrics_alone_send_no_traces(make):
    _, containers, policies = make(OpenTelemetry(traces=False))

    assert "awsxray" not in json.dumps(containers)
    assert "xray:" not in policies


def test_a_configuration_of_ones_own_replaces_all(make):
    _, containers, policies = make(OpenTelemetry(config="receivers: {}"))

    assert variables(containers["otel-collector"]) == {"AOT_CONFIG_CONTENT": "receivers: {}"}
    assert "xray:" not in policies


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        ({"traces": False, "metrics": False}, "collects nothing"),
        ({"namespace": "AWS/ECS"}, "is no namespace of metrics of your own"),
        ({"memory_mib": 1}, "memory_mib"),
    ],
)
def test_what_cannot_work_is_refused(arguments, what):
    with pytest.raises(InvalidInputError, match=what):
        OpenTelemetry(**arguments)


@pytest.mark.parametrize("feature", [OpenTelemetry(), CloudWatchAgent()])
def test_windows_has_none(feature, stack, vpc, image):
    windows = Ec2Capacity(image="windows-2022", instance_types=("m7i.large",))
    cluster = Cluster(stack, "Cluster", vpc=vpc, capacity=[windows])
    where = {"cluster": cluster.ecs_cluster, "capacity": cluster.capacity}

    with pytest.raises(FeatureError, match="is for Linux"):
        ContainerService(stack, "Api", **where, image=image, features=[feature])
