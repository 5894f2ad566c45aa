"""The ``alarms`` section."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator

from moorage.config import id_rules
from moorage.values.alarm_limits import AlarmLimits


@dataclass(frozen=True, kw_only=True)
class AlarmSettings(AlarmLimits):
    """Who hears when a service is not well, and from when on.

    Args:
        topic_arn: ARN of an SNS topic that lets ``cloudwatch.amazonaws.com`` and
            ``events.amazonaws.com`` publish.
        cpu_percent: CPU use, on average over 15 minutes, 1 to 100.
        memory_percent: Memory use, on average over 15 minutes, 1 to 100.
        error_percent: Share of requests that a service answers with 5xx, over 5 minutes, 1 to 100.
        latency_seconds: What one request in twenty takes longer than, over 15 minutes.
        missing_minutes: How many minutes fewer tasks run than should, 1 to 60.
        message_age_seconds: Age of the oldest message of a queue.
    """

    topic_arn: Annotated[str, AfterValidator(id_rules.topic_arn)]
