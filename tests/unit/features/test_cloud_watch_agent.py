"""The CloudWatch agent beside a container: ports, folders, and what it may send."""

import json

import pytest
from aws_cdk.assertions import Template

from moorage.errors import InvalidInputError
from moorage.features import CloudWatchAgent
from moorage.services import ContainerService


@pytest.fixture
def make(stack, cluster, image):
    def make(feature):
        ContainerService(stack, "Api", cluster=cluster, image=image, features=[feature])
        template = Template.from_stack(stack)
        [task] = template.find_resources("AWS::ECS::TaskDefinition").values()
        containers = {one["Name"]: one for one in task["Properties"]["ContainerDefinitions"]}
        return containers, json.dumps(template.find_resources("AWS::IAM::Policy"))

    return make


def variables(container):
    return {one["Name"]: one["Value"] for one in container.get("Environment", [])}


def test_it_listens_to_the_task_only(make):
    containers, _ = make(CloudWatchAgent())

    config = json.dumps(variables(containers["cloudwatch-agent"])["CW_CONFIG_CONTENT"])
    assert "127.0.0.1:8125" in config
    assert "tcp:127.0.0.1:25888" in config
    assert "PortMappings" not in containers["cloudwatch-agent"]


def test_client_libraries_find_it(make):
    containers, _ = make(CloudWatchAgent())

    found = variables(containers["main"])
    assert found["AWS_EMF_AGENT_ENDPOINT"] == "tcp://127.0.0.1:25888"
    assert "Ref" in found["AWS_EMF_LOG_GROUP_NAME"]


def test_it_may_write_metrics_of_its_namespace_only(make):
    _, policies = make(CloudWatchAgent(namespace="Shop/Api"))

    assert '{"StringEquals": {"cloudwatch:namespace": "Shop/Api"}}' in policies


def test_it_writes_to_its_own_folders_only(make):
    containers, _ = make(CloudWatchAgent())

    agent = containers["cloudwatch-agent"]
    folders = [one["ContainerPath"] for one in agent["LinuxParameters"]["Tmpfs"]]
    assert agent["ReadonlyRootFilesystem"] is True
    assert "/opt/aws/amazon-cloudwatch-agent/etc" in folders
    assert "/opt/aws/amazon-cloudwatch-agent/var" in folders


def test_statsd_alone_keeps_no_lines(make):
    containers, policies = make(CloudWatchAgent(emf=False))

    assert variables(containers["main"]) == {}
    assert policies.count("logs:PutLogEvents") == 1


def test_lines_alone_put_no_metric(make):
    _, policies = make(CloudWatchAgent(statsd=False))

    assert "cloudwatch:PutMetricData" not in policies


def test_a_configuration_of_ones_own_replaces_all(make):
    containers, policies = make(CloudWatchAgent(config='{"agent": {}}'))

    assert variables(containers["cloudwatch-agent"])["CW_CONFIG_CONTENT"] == '{"agent": {}}'
    assert "cloudwatch:PutMetricData" not in policies


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        ({"statsd": False, "emf": False}, "takes nothing"),
        ({"namespace": "a b"}, "is no namespace of metrics of your own"),
        ({"memory_mib": 1}, "memory_mib"),
    ],
)
def test_what_cannot_work_is_refused(arguments, what):
    with pytest.raises(InvalidInputError, match=what):
        CloudWatchAgent(**arguments)
