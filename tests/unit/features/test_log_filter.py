"""Lines of a log are counted, and somebody hears when there are too many."""

import pytest
from aws_cdk import aws_sns as sns
from aws_cdk.assertions import Template

from moorage.errors import FeatureError, InvalidInputError
from moorage.features import LogFilter, LogRouter
from moorage.services import ContainerService
from moorage.testing import findings_of
from moorage.values.bucket_output import BucketOutput


@pytest.fixture
def make(stack, cluster, image):
    def make(*features):
        service = ContainerService(stack, "Api", cluster=cluster, image=image, features=features)
        return service, Template.from_stack(stack)

    return make


def test_lines_are_counted_in_the_log_of_the_workload(stack, make):
    service, template = make(LogFilter(name="errors", pattern='{ $.level = "error" }'))

    template.has_resource_properties(
        "AWS::Logs::MetricFilter",
        {
            "FilterPattern": '{ $.level = "error" }',
            "LogGroupName": stack.resolve(service.log_group.log_group_name),
            "MetricTransformations": [
                {
                    "DefaultValue": 0,
                    "MetricName": "errors",
                    "MetricNamespace": "Stack/Api",
                    "MetricValue": "1",
                }
            ],
        },
    )
    template.resource_count_is("AWS::CloudWatch::Alarm", 0)


def test_too_many_are_told(app, stack, make):
    topic = sns.Topic(stack, "Topic")

    _, template = make(LogFilter(name="errors", pattern="ERROR", alarm_above=10, topic=topic))

    template.has_resource_properties(
        "AWS::CloudWatch::Alarm",
        {
            "AlarmActions": [stack.resolve(topic.topic_arn)],
            "AlarmDescription": "Stack/Api: more than 10 lines of its log match errors",
            "Period": 300,
            "Statistic": "Sum",
            "Threshold": 10,
        },
    )
    assert not [one for one in findings_of(app) if one.id == "MRG-603"]


def test_names_of_metric_and_namespace_may_be_chosen(make):
    names = {"metric_name": "Errors", "namespace": "Shop"}

    _, template = make(LogFilter(name="errors", pattern="ERROR", **names))

    [found] = template.find_resources("AWS::Logs::MetricFilter").values()
    [metric] = found["Properties"]["MetricTransformations"]
    assert (metric["MetricName"], metric["MetricNamespace"]) == ("Errors", "Shop")


def test_one_workload_may_have_several(make):
    filters = [LogFilter(name=name, pattern=name) for name in ("errors", "warnings")]

    make(*filters)[1].resource_count_is("AWS::Logs::MetricFilter", 2)


def test_lines_that_a_router_sends_to_the_log_group_are_counted(make):
    make(LogRouter(), LogFilter(name="errors", pattern="ERROR"))[1].resource_count_is(
        "AWS::Logs::MetricFilter", 1
    )


def test_lines_that_go_elsewhere_are_not(make):
    router = LogRouter(s3=BucketOutput(bucket_arn="arn:aws:s3:::shop-logs"))

    with pytest.raises(FeatureError, match="LogRouter sends them elsewhere"):
        make(router, LogFilter(name="errors", pattern="ERROR"))


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        ({"pattern": " "}, "LogFilter.pattern"),
        ({"pattern": "x" * 1025}, "LogFilter.pattern"),
        ({"alarm_above": -1}, "LogFilter.alarm_above"),
        ({"alarm_above": 1}, "the alarm would tell nobody"),
        ({"namespace": "AWS/Logs"}, "is no namespace of metrics of your own"),
        ({"name": "Errors!"}, "is not the name of a filter"),
    ],
)
def test_what_cannot_work_is_refused(arguments, what):
    with pytest.raises(InvalidInputError, match=what):
        LogFilter(**{"name": "errors", "pattern": "ERROR"} | arguments)
