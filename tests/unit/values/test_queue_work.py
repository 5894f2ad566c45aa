"""How fast messages shall be handled must be possible."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.queue_work import QueueWork

GOOD = {"acceptable_latency_seconds": 60, "seconds_per_message": 2, "max_tasks": 10}


def test_the_backlog_is_what_one_task_handles_in_time():
    assert QueueWork(**GOOD).backlog == 30


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"seconds_per_message": 0}, "must be more than 0"),
        ({"acceptable_latency_seconds": 1}, "must not be less than one message takes, 2"),
        ({"seconds_per_message": 50, "visibility_timeout_seconds": 40}, "another task would take"),
        ({"min_tasks": 11}, "must not be more than max_tasks, 10"),
        ({"max_tasks": 0}, "max_tasks"),
        ({"visibility_timeout_seconds": 43_201}, "visibility_timeout_seconds"),
        ({"max_receives": 0}, "max_receives"),
        ({"retention_days": 15}, "retention_days"),
    ],
)
def test_what_cannot_be_is_refused(changes, message):
    with pytest.raises(InvalidInputError, match=message):
        QueueWork(**GOOD | changes)


def test_a_stopping_task_may_finish_its_message():
    work = QueueWork(**GOOD, visibility_timeout_seconds=30)

    work.check_stop(30)
    with pytest.raises(InvalidInputError, match="a task that is stopped may still work on it"):
        work.check_stop(31)


def test_the_timeout_of_somebody_elses_queue_is_not_known():
    arn = "arn:aws:sqs:eu-west-1:111122223333:orders"

    QueueWork(**GOOD, visibility_timeout_seconds=30, queue_arn=arn).check_stop(120)
