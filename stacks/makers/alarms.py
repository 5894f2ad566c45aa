"""``alarms``: who hears when a service is not well."""

from collections.abc import Iterator
from typing import cast

from aws_cdk import aws_sns as sns

from moorage.features.alarms import Alarms
from stacks.fields import arguments_of
from stacks.makers.entry import ServiceEntry, WorkloadEntry


def alarms(entry: ServiceEntry) -> Iterator[Alarms]:
    """Yield the feature, if the environment has a topic for alarms."""
    settings = entry.config.alarms
    if settings is None:
        return
    limits = arguments_of(settings)
    yield Alarms(topic=topic_of(entry, limits.pop("topic_arn")), **limits)


def topic_of(entry: WorkloadEntry, arn: str) -> sns.ITopic:
    """Return the topic for alarms, once in a stack.

    Args:
        entry: The entry.
        arn: Its ARN.
    """
    id = "AlarmTopic"
    found = entry.stack.node.try_find_child(id)
    return cast("sns.ITopic", found) if found else sns.Topic.from_topic_arn(entry.stack, id, arn)
