"""What runs: a service is steady or it is called not steady, whatever CloudFormation says."""

import pytest

from tools.deploy.running import RunningService, requests, table


def service(**changes):
    values = {
        "name": "api",
        "image": "nginx:1",
        "wanted": 2,
        "running": 2,
        "rollout": "COMPLETED",
        "urls": ("http://x/api/",),
        "log_group": "/logs",
    }
    return RunningService(**(values | changes))


def test_all_tasks_of_a_complete_deployment_are_steady():
    assert service().steady


@pytest.mark.parametrize(
    "changes", [{"running": 1}, {"rollout": "IN_PROGRESS"}, {"rollout": "FAILED"}, {"rollout": ""}]
)
def test_anything_less_is_not(changes):
    assert not service(**changes).steady


def test_the_table_says_what_to_look_at():
    assert table([service(running=1, rollout="FAILED"), service(name="web", urls=())]) == [
        "SERVICE  TASKS   STATE",
        "api      1 of 2  not steady (failed)  image  nginx:1",
        "                                      url    http://x/api/",
        "                                      logs   /logs",
        "web      2 of 2  steady               image  nginx:1",
        "                                      logs   /logs",
    ]


def test_a_service_that_was_taken_back_is_settled_and_not_steady():
    found = service(rolled_back="the circuit breaker was triggered.")

    assert (found.settled, found.steady) == (True, False)
    assert "rolled back" in table([found])[1]


def test_every_page_has_its_command():
    assert requests([service()], "http://127.0.0.1:1234")[1:] == [
        "  curl --header 'Host: x' http://127.0.0.1:1234/api/"
    ]
    assert requests([service(urls=())], "http://127.0.0.1:1234") == []
