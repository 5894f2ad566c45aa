"""Times are read as EventBridge Scheduler reads them, and told as they will come."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moorage.errors import InvalidInputError
from moorage.values.cron_expression import CronExpression
from moorage.values.schedule import Schedule

MONDAY = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def runs(cron, number=3, after=MONDAY, **more):
    found = Schedule(cron=cron, **more).next_runs(after, number)
    return [f"{run:%a %m-%d %H:%M}" for run in found]


@pytest.mark.parametrize(
    ("cron", "times"),
    [
        ("0 6 * * ? *", ["Tue 03-03 06:00", "Wed 03-04 06:00", "Thu 03-05 06:00"]),
        ("0/30 12 * * ? *", ["Mon 03-02 12:30", "Tue 03-03 12:00", "Tue 03-03 12:30"]),
        ("0 6 ? * MON-FRI *", ["Tue 03-03 06:00", "Wed 03-04 06:00", "Thu 03-05 06:00"]),
        ("0 6 ? * 1,SAT *", ["Sat 03-07 06:00", "Sun 03-08 06:00", "Sat 03-14 06:00"]),
        ("0 6 L * ? *", ["Tue 03-31 06:00", "Thu 04-30 06:00", "Sun 05-31 06:00"]),
        ("0 6 ? * 6L *", ["Fri 03-27 06:00", "Fri 04-24 06:00", "Fri 05-29 06:00"]),
        ("0 6 ? * MON#2 *", ["Mon 03-09 06:00", "Mon 04-13 06:00", "Mon 05-11 06:00"]),
        ("0 6 15W * ? *", ["Mon 03-16 06:00", "Wed 04-15 06:00", "Fri 05-15 06:00"]),
        ("0 6 1W 8 ? *", ["Mon 08-03 06:00", "Mon 08-02 06:00", "Tue 08-01 06:00"]),
        ("0 6 29 2 ? *", ["Tue 02-29 06:00", "Sun 02-29 06:00"]),
        ("0 6 1 1 ? 2027", ["Fri 01-01 06:00"]),
    ],
)
def test_the_next_runs(cron, times):
    assert runs(cron, len(times)) == times


def test_hours_are_those_of_the_time_zone():
    found = Schedule(cron="0 6 * * ? *", time_zone="Europe/Berlin").next_runs(MONDAY, 1)

    assert found[0].astimezone(UTC).hour == 5


def test_an_hour_that_the_clocks_skip_has_no_run():
    night = datetime(2026, 3, 28, 12, 0, tzinfo=UTC)

    found = runs("30 2 * * ? *", 2, night, time_zone="Europe/Berlin")

    assert found == ["Mon 03-30 02:30", "Tue 03-31 02:30"]


def test_an_hour_that_they_repeat_has_one():
    evening = datetime(2026, 10, 24, 12, 0, tzinfo=UTC)

    found = runs("30 2 * * ? *", 2, evening, time_zone="Europe/Berlin")

    assert found == ["Sun 10-25 02:30", "Mon 10-26 02:30"]


def test_a_rate_counts_from_its_beginning():
    hours = Schedule(rate="6 hours").next_runs(MONDAY, 2)

    assert [run.hour for run in hours] == [18, 0]
    assert Schedule(rate="1 day").expression == "rate(1 day)"


@pytest.mark.parametrize(
    ("cron", "message"),
    [
        ("0 6 * *", "has 4 fields; a cron expression has 6"),
        ("0 6 * * * *", r"must have '\?' as day of month or as day of week"),
        ("0 6 ? * ? *", r"must have '\?' as day of month or as day of week"),
        ("60 6 * * ? *", "has '60' as minutes"),
        ("0 24 * * ? *", "has '24' as hours"),
        ("0 6 32 * ? *", "has '32' as day of month"),
        ("0 6 * FOO ? *", "has 'FOO' as month"),
        ("0 6 ? * 8 *", "has '8' as day of week"),
        ("0 6 ? * MON#6 *", "as day of week"),
        ("0 9-6 * * ? *", "has '9-6' as hours"),
        ("0/0 6 * * ? *", "has '0/0' as minutes"),
        ("0 6 * * ? 1960", "has '1960' as year"),
    ],
)
def test_what_eventbridge_would_refuse_is_refused_with_its_field(cron, message):
    with pytest.raises(InvalidInputError, match=message):
        Schedule(cron=cron)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, "must have a cron expression or a rate"),
        ({"cron": "0 6 * * ? *", "rate": "1 day"}, "must have a cron expression or a rate"),
        ({"rate": "1 days"}, "is not a rate"),
        ({"rate": "5 minute"}, "is not a rate"),
        ({"rate": "0 hours"}, "is not a rate"),
        ({"rate": "1 day", "time_zone": "Berlin"}, "is not the name of a time zone"),
        ({"rate": "1 day", "flexible_minutes": 1441}, "flexible_minutes"),
        ({"rate": "1 day", "retries": 186}, "retries"),
    ],
)
def test_what_is_no_schedule_is_refused(arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        Schedule(**arguments)


@given(st.text(alphabet="0123456789*?,-/LW#MONSATJAN ", max_size=30))
def test_whatever_is_written_is_read_or_refused(text):
    fix = "none is needed"
    try:
        CronExpression(text)
    except InvalidInputError as error:
        fix = error.fix

    assert fix
