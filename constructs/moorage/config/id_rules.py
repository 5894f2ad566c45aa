"""Rules for ids and ARNs of things of AWS that an environment file names."""

import re
from collections.abc import Callable
from functools import partial

from moorage.config.field_rules import refuse_unless


def _like(pattern: re.Pattern[str], what: str, example: str, got: str) -> str:
    refuse_unless(pattern.fullmatch(got), f"is not {what}", got, f"write it as '{example}'")
    return got


def _rule(pattern: str, what: str, example: str) -> Callable[[str], str]:
    """Return a rule that refuses what does not look like the example."""
    return partial(_like, re.compile(pattern), what, example)


_AT = "[a-z0-9-]+:[0-9]{12}"
_PLACE = "eu-west-1:111122223333"
allocation_id = _rule("eipalloc-[0-9a-f]{8,17}", "an allocation id", "eipalloc-0123456789abcdef0")
prefix_list = _rule("pl-[0-9a-f]{8,17}", "the id of a prefix list", "pl-0123456789abcdef0")
role_arn = _rule(
    r"arn:[a-z-]+:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+",
    "the ARN of a role",
    "arn:aws:iam::111122223333:role/NAME",
)
topic_arn = _rule(
    rf"arn:[a-z-]+:sns:{_AT}:[A-Za-z0-9_-]+(?:\.fifo)?",
    "the ARN of a topic",
    f"arn:aws:sns:{_PLACE}:NAME",
)
queue_arn = _rule(
    rf"arn:[a-z-]+:sqs:{_AT}:[A-Za-z0-9_-]+(?:\.fifo)?",
    "the ARN of a queue",
    f"arn:aws:sqs:{_PLACE}:NAME",
)
bus_arn = _rule(
    rf"arn:[a-z-]+:events:{_AT}:event-bus/[A-Za-z0-9._/-]+",
    "the ARN of an event bus",
    f"arn:aws:events:{_PLACE}:event-bus/NAME",
)
