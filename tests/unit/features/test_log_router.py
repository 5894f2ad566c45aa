"""A router takes the lines of all other containers, and may write to its destination only."""

import json

import pytest
from aws_cdk.assertions import Template

from moorage.errors import FeatureError, InvalidInputError
from moorage.features import LogRouter, Sidecar
from moorage.foundation import Cluster, Ec2Capacity
from moorage.services import ContainerService, ScheduledTask
from moorage.values.bucket_output import BucketOutput
from moorage.values.container_options import ContainerOptions
from moorage.values.container_share import ContainerShare
from moorage.values.router_output import RouterOutput
from moorage.values.schedule import Schedule
from moorage.values.secret_source import SecretSource

STREAM = "arn:aws:firehose:eu-west-1:111122223333:deliverystream/shop-logs"
KEY = "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333"


@pytest.fixture
def make(stack, cluster, image):
    def make(*features):
        ContainerService(stack, "Api", cluster=cluster, image=image, features=features)
        template = Template.from_stack(stack)
        [task] = template.find_resources("AWS::ECS::TaskDefinition").values()
        containers = {one["Name"]: one for one in task["Properties"]["ContainerDefinitions"]}
        return containers, json.dumps(template.find_resources("AWS::IAM::Policy"))

    return make


def test_without_a_destination_the_lines_go_to_the_log_group_of_the_workload(make):
    containers, policies = make(LogRouter())

    log = containers["main"]["LogConfiguration"]
    assert log["LogDriver"] == "awsfirelens"
    assert log["Options"]["Name"] == "cloudwatch_logs"
    assert log["Options"]["log_key"] == "log"
    assert log["Options"]["log-driver-buffer-limit"] == "4096"
    router = containers["log-router"]
    own = router["LogConfiguration"]["Options"]
    assert own["awslogs-group"] == log["Options"]["log_group_name"]
    assert policies.count("logs:PutLogEvents") == 2  # ECS for the router, the router for the others


def test_the_router_is_confined_and_the_task_ends_with_it(make):
    containers, _ = make(LogRouter(metadata=False))

    router, main = containers["log-router"], containers["main"]
    for key in ("ReadonlyRootFilesystem", "User", "LinuxParameters"):
        assert router[key] == main[key]
    assert router["Essential"]
    assert router["Memory"] == 128
    assert router["FirelensConfiguration"] == {
        "Type": "fluentbit",
        "Options": {"enable-ecs-log-metadata": "false"},
    }


def test_sidecars_hand_their_lines_over_too(make, image):
    small = ContainerOptions(share=ContainerShare(memory_mib=64))
    containers, _ = make(LogRouter(), Sidecar(name="cache", image=image, container=small))

    assert containers["cache"]["LogConfiguration"]["LogDriver"] == "awsfirelens"


def test_a_bucket_may_be_written_below_the_prefix_only(make):
    bucket = BucketOutput(
        bucket_arn="arn:aws:s3:::shop-logs", prefix="logs/api", encryption_key_arn=KEY
    )
    containers, policies = make(LogRouter(s3=bucket))

    options = containers["main"]["LogConfiguration"]["Options"]
    assert options["bucket"] == "shop-logs"
    assert options["s3_key_format"].startswith("/logs/api/$TAG/")
    assert '"arn:aws:s3:::shop-logs/logs/api/*"' in policies
    assert "kms:GenerateDataKey" in policies


def test_a_stream_gets_batches(make):
    containers, policies = make(LogRouter(firehose_arn=STREAM))

    options = containers["main"]["LogConfiguration"]["Options"]
    assert (options["Name"], options["delivery_stream"]) == ("kinesis_firehose", "shop-logs")
    assert "firehose:PutRecordBatch" in policies


def test_another_output_has_options_and_secrets(make):
    secret = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/dd-a1B2c3"
    output = RouterOutput(
        plugin="datadog",
        options={"Host": "http-intake.logs.datadoghq.eu"},
        secrets={"apikey": SecretSource(secret_arn=secret, encryption_key_arn=KEY)},
    )
    containers, policies = make(LogRouter(output=output))

    log = containers["main"]["LogConfiguration"]
    assert log["Options"]["Name"] == "datadog"
    assert log["SecretOptions"] == [{"Name": "apikey", "ValueFrom": secret}]
    assert "secretsmanager:GetSecretValue" in policies
    assert "kms:Decrypt" in policies


def test_a_file_in_an_image_of_ones_own_says_more(make, image):
    containers, _ = make(LogRouter(image=image, config_file="/extra.conf"))

    options = containers["log-router"]["FirelensConfiguration"]["Options"]
    assert options["config-file-type"] == "file"
    assert options["config-file-value"] == "/extra.conf"


def test_a_scheduled_task_has_one_too(stack, cluster, image):
    at = Schedule(cron="0 3 * * ? *")
    ScheduledTask(stack, "T", cluster=cluster, image=image, schedule=at, features=[LogRouter()])

    assert "awsfirelens" in json.dumps(Template.from_stack(stack).to_json())


def test_windows_has_none(stack, vpc, image):
    windows = Ec2Capacity(image="windows-2022", instance_types=("m7i.large",))
    cluster = Cluster(stack, "Cluster", vpc=vpc, capacity=[windows])
    where = {"cluster": cluster.ecs_cluster, "capacity": cluster.capacity}

    with pytest.raises(FeatureError, match="Linux containers only"):
        ContainerService(stack, "Api", **where, image=image, features=[LogRouter()])


def test_two_are_refused(make):
    with pytest.raises(FeatureError, match="attached twice"):
        make(LogRouter(), LogRouter())


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        ({"firehose_arn": "shop-logs"}, "is not the ARN of a stream"),
        ({"firehose_arn": STREAM, "output": RouterOutput(plugin="http")}, "goes with no firehose"),
        ({"memory_mib": 32}, "memory_mib"),
        ({"buffer_lines": 0}, "buffer_lines"),
        ({"config_file": "extra.conf"}, "must be absolute"),
    ],
)
def test_what_cannot_work_is_refused(arguments, what):
    with pytest.raises(InvalidInputError, match=what):
        LogRouter(**arguments)


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        ({"bucket_arn": "shop-logs"}, "is not the ARN of a bucket"),
        ({"prefix": "/logs"}, "is no part of the name"),
        ({"encryption_key_arn": "alias/logs"}, "is not the ARN of a key"),
    ],
)
def test_a_bucket_is_named_whole(arguments, what):
    with pytest.raises(InvalidInputError, match=what):
        BucketOutput(**{"bucket_arn": "arn:aws:s3:::shop-logs"} | arguments)


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        ({"plugin": " "}, "must not be empty"),
        ({"options": {"apikey": "hunter2"}}, "looks like a secret"),
        ({"options": {"URI": "https://me:hunter2@logs.example.com/"}}, "looks like a secret"),
        ({"reaches": ("mars",)}, "RouterOutput.reaches"),
        (
            {"options": {"Path": "x"}, "secrets": {"Path": SecretSource(parameter="/x")}},
            "stands under secrets too",
        ),
    ],
)
def test_an_output_holds_no_secret_in_the_clear(arguments, what):
    with pytest.raises(InvalidInputError, match=what) as refused:
        RouterOutput(**{"plugin": "http"} | arguments)

    assert "hunter2" not in str(refused.value)
