"""``alarms``: who hears when a service is not well."""

from collections.abc import Iterator

from aws_cdk import aws_sns as sns

from moorage.features.alarms import Alarms
from stacks.fields import arguments_of
from stacks.makers.entry import ServiceEntry


def alarms(entry: ServiceEntry) -> Iterator[Alarms]:
    """Yield the feature, if the environment has a topic for alarms."""
    settings = entry.config.alarms
    if settings is None:
        return
    limits = arguments_of(settings)
    topic = sns.Topic.from_topic_arn(entry.stack, "AlarmTopic", limits.pop("topic_arn"))
    yield Alarms(topic=topic, **limits)
