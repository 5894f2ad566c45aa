"""A forecast as one line, as text, as data and as a picture."""

import json
from xml.etree import ElementTree as ET

import pytest

from moorage.delivery.forecast import Forecast
from moorage.delivery.picture import picture
from moorage.delivery.service_deployment import NETWORK_SHIFT_SECONDS, ServiceDeployment
from moorage.delivery.task_times import TaskTimes
from moorage.delivery.text import as_text
from moorage.values.approval import Approval
from moorage.values.blue_green import BlueGreen
from moorage.values.canary import Canary
from moorage.values.early_success import EarlySuccess
from moorage.values.linear import Linear
from moorage.values.rolling import Rolling

TIMES = TaskTimes(healthy_seconds=20, unhealthy_seconds=60)
STUCK = Rolling(maximum_percent=150)
STRATEGIES = [Rolling(), BlueGreen(), Canary(), Linear()]


def made(strategy=Rolling(), tasks=2):
    return Forecast("api", ServiceDeployment(tasks=tasks, strategy=strategy, times=TIMES))


@pytest.mark.parametrize(
    ("strategy", "tasks", "line"),
    [
        (
            Rolling(),
            2,
            "api: rolling, about 2 min; an image that crashes is rolled back in about 2 min",
        ),
        (
            BlueGreen(bake_minutes=10),
            2,
            "api: blue-green, about 12 min; an image that crashes gets no requests",
        ),
        (STUCK, 1, "api: rolling, never ends"),
        (Rolling(), 0, "api: rolling, no tasks to replace"),
    ],
)
def test_the_line(strategy, tasks, line):
    assert made(strategy, tasks).summary == line


def test_the_wait_of_a_network_load_balancer_is_told():
    deployment = ServiceDeployment(
        tasks=2, strategy=BlueGreen(), times=TIMES, shift_seconds=NETWORK_SHIFT_SECONDS
    )
    found = Forecast("broker", deployment)

    assert "ECS waits 10 min at each shift, of tests too." in as_text(found)
    assert found.as_data()["shift_seconds"] == 600
    assert "at each shift" not in as_text(made(BlueGreen()))


def test_the_text_has_a_row_for_every_step():
    lines = as_text(made()).splitlines()

    assert lines[0] == "api: rolling, 2 tasks, at least 100 % (2) and at most 200 % (4)"
    assert lines[3:7] == [
        "  when  old  starting  new  leaving  interfaces  what happens",
        "  0:00    2         2    0        0           4  2 new tasks start",
        "  1:20    0         0    2        2           4  "
        "2 new tasks are healthy, 2 old tasks leave",
        "  2:20    0         0    2        0           2  2 tasks are gone, done",
    ]


def test_the_text_says_what_becomes_of_broken_images():
    text = as_text(made(tasks=4))

    assert "an image that crashes   is given up after 1:05; no healthy task is lost" in text
    assert "one that never answers  is given up after 2:00, and gone after 3:00" in text


def test_the_text_claims_no_circuit_breaker_that_aws_does_not_document():
    text = as_text(made(BlueGreen()))

    assert "gets no requests, and is given up after 2:10 [1]" in text
    assert "[1] If the circuit breaker counts, which AWS documents for rolling" in text


def test_the_text_names_what_is_not_counted():
    text = as_text(made(BlueGreen(approval=Approval(timeout_minutes=30))))

    assert "Not counted: a person's approval (at most 30 min)." in text


def test_the_steps_of_a_broken_image_can_be_shown():
    forecast = made()

    text = as_text(forecast, forecast.crashes)

    assert "An image that crashes when it starts:" in text
    assert "the circuit breaker opens" in text


def test_of_many_steps_the_middle_is_left_out():
    text = as_text(made(Rolling(maximum_percent=103), tasks=40))

    assert "... 57 more steps ..." in text
    assert len(text.splitlines()) < 45


def test_a_deployment_that_never_ends_is_red_on_a_terminal():
    assert "\033[31mnever ends\033[0m" in as_text(made(STUCK, 1), colour=True)
    assert "\033" not in as_text(made(STUCK, 1))


def test_without_a_health_check_nobody_notices():
    forecast = Forecast("api", ServiceDeployment(tasks=2))

    assert forecast.unhealthy is None
    assert "is not noticed: no health check asks it" in as_text(forecast)


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_the_data_is_json(strategy):
    data = json.loads(json.dumps(made(strategy).as_data()))

    assert data["plans"]["works"]["ends"] is True
    assert data["plans"]["works"]["steps"][0]["old"] == 2
    assert data["assumed"]["start_seconds"] == 60


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_the_picture_is_well_formed_and_says_what_it_shows(strategy):
    forecast = made(strategy)

    root = ET.fromstring(picture(forecast))  # noqa: S314 - our own
    words = {node.text for node in root.iter("{http://www.w3.org/2000/svg}text")}

    assert {"minutes", "tasks", "old version", "new version", forecast.summary} <= words


def test_the_picture_of_two_plans_is_higher():
    forecast = made()

    assert picture(forecast, [forecast.works, forecast.crashes]).count("minutes</text>") == 2


def test_a_name_cannot_break_the_picture():
    forecast = Forecast("<script>", ServiceDeployment(tasks=1))

    assert "<script>" not in picture(forecast)


def test_a_deployment_that_succeeds_early_says_so():
    early = Rolling(early_success=EarlySuccess(healthy_percent=100))

    assert "2 old tasks leave, done, the rest follows" in as_text(made(early))


def test_old_tasks_that_are_missed_meanwhile_are_counted():
    strategy = Rolling(minimum_healthy_percent=50, maximum_percent=100, zone_rebalancing=False)
    daemon = Forecast("agent", ServiceDeployment(tasks=2, times=TIMES, daemon=True))

    assert "at least 2 of 4 tasks are healthy" in as_text(made(strategy, tasks=4))
    assert "for a while none is healthy" in as_text(daemon)
