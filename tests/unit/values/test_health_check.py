"""HealthCheck: what a load balancer would refuse is refused here."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.container_health_check import ContainerHealthCheck
from moorage.values.health_check import HealthCheck


@pytest.mark.parametrize("matcher", ["200", "200,202", "200-399", "200-299,404", "499"])
def test_a_matcher_is_accepted(matcher):
    assert HealthCheck(matcher=matcher).matcher == matcher


@pytest.mark.parametrize(
    "matcher", ["", "2xx", "199", "500", "399-200", "200-", "200-300-400", "200, 202", "٢٠٠"]
)
def test_another_matcher_is_refused(matcher):
    with pytest.raises(InvalidInputError, match="must name status codes from 200 to 499"):
        HealthCheck(matcher=matcher)


@pytest.mark.parametrize(
    ("field", "lowest", "highest"),
    [
        ("interval_seconds", 6, 300),
        ("timeout_seconds", 2, 120),
        ("healthy_threshold", 2, 10),
        ("unhealthy_threshold", 2, 10),
        ("grace_seconds", 0, 2**31 - 1),
    ],
)
def test_numbers_have_the_limits_of_the_api(field, lowest, highest):
    others = {"interval_seconds": 300} if field == "timeout_seconds" else {}

    for value in (lowest, highest):
        assert getattr(HealthCheck(**others, **{field: value}), field) == value
    for value in (lowest - 2, highest + 1):
        with pytest.raises(InvalidInputError, match=f"HealthCheck.{field}: must be"):
            HealthCheck(**others, **{field: value})


@pytest.mark.parametrize("timeout", [10, 11])
def test_a_timeout_must_be_shorter_than_the_interval(timeout):
    with pytest.raises(InvalidInputError, match=r"shorter than interval_seconds, 10.*use 5"):
        HealthCheck(interval_seconds=10, timeout_seconds=timeout)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("healthz", r"must start with '/' \(got 'healthz'\); write '/healthz'"),
        ("", "must start with '/'"),
        ("/a b", "without spaces"),
        ("/" + "a" * 1024, "at most 1024 characters"),
    ],
)
def test_an_unusable_path_is_refused(path, message):
    with pytest.raises(InvalidInputError, match=message):
        HealthCheck(path=path)


def test_a_command_asks_in_the_container_with_the_same_numbers():
    health = HealthCheck(
        command=("/bin/healthy",), interval_seconds=20, unhealthy_threshold=4, grace_seconds=400
    )

    check = health.in_container
    assert check is not None
    assert (check.interval_seconds, check.timeout_seconds, check.retries) == (20, 5, 4)
    assert check.start_period_seconds == 300
    assert HealthCheck().in_container is None


def test_a_command_may_not_run_longer_than_ecs_allows():
    with pytest.raises(InvalidInputError, match="at most 60 with a command"):
        HealthCheck(command=("/bin/healthy",), interval_seconds=120, timeout_seconds=61)


@pytest.mark.parametrize("port", [0, 65_536])
def test_a_port_out_of_range_is_refused(port):
    with pytest.raises(InvalidInputError, match=r"HealthCheck\.port"):
        HealthCheck(port=port)


@pytest.mark.parametrize(
    ("health", "start"),
    [
        (HealthCheck(), 60),
        (HealthCheck(grace_seconds=200), 200),
        (HealthCheck(grace_seconds=0), 30),
        (HealthCheck(grace_seconds=0, interval_seconds=50, unhealthy_threshold=4), 200),
    ],
)
def test_the_load_balancer_is_as_patient_as_the_check_in_the_container(health, start):
    health.check_start(None)
    health.check_start(ContainerHealthCheck(command=("/ok",), start_period_seconds=start))

    with pytest.raises(InvalidInputError, match=f"grace_seconds: ends tasks after {start} sec"):
        health.check_start(ContainerHealthCheck(command=("/ok",), start_period_seconds=start + 1))
