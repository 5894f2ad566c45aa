"""A page shows what there is to see of a service, and nothing that is not there."""

import json

import pytest
from aws_cdk.assertions import Template

from moorage.errors import InvalidInputError
from moorage.features import Dashboard, HttpRoute
from moorage.services import ContainerService, QueueWorker
from moorage.values.queue_work import QueueWork


def body(stack):
    [page] = Template.from_stack(stack).find_resources("AWS::CloudWatch::Dashboard").values()
    return json.dumps(page["Properties"]["DashboardBody"])


def test_load_and_tasks_of_every_service(stack, cluster, image):
    ContainerService(stack, "Api", cluster=cluster, image=image, features=[Dashboard(hours=24)])

    text = body(stack)
    for word in ("CPUUtilization", "MemoryUtilization", "RunningTaskCount", "-P1D"):
        assert word in text
    assert "RequestCount" not in text
    assert "OldestMessage" not in text


def test_requests_of_one_with_routes_also_if_they_come_later(stack, cluster, image, listener):
    features = [Dashboard(), HttpRoute(listener=listener, priority=1)]
    ContainerService(stack, "Api", cluster=cluster, image=image, port=80, features=features)

    text = body(stack)
    for word in ("RequestCount", "HTTPCode_Target_5XX_Count", "TargetResponseTime", "UnHealthy"):
        assert word in text


def test_messages_of_one_that_works_on_a_queue(stack, cluster, image):
    work = QueueWork(acceptable_latency_seconds=60, seconds_per_message=2, max_tasks=10)
    features = [Dashboard()]
    QueueWorker(stack, "Mails", cluster=cluster, image=image, work=work, features=features)

    text = body(stack)
    assert "ApproximateAgeOfOldestMessage" in text
    assert text.count("ApproximateNumberOfMessagesVisible") == 2  # those that wait, and dead ones


def test_a_page_shows_an_hour_or_a_month():
    with pytest.raises(InvalidInputError, match=r"Dashboard\.hours"):
        Dashboard(hours=0)
