"""Move all requests to new tasks at once."""

from dataclasses import dataclass
from typing import Literal

from moorage.values.traffic_shift import TrafficShift


@dataclass(frozen=True, kw_only=True)
class BlueGreen(TrafficShift):
    """Start as many new tasks as there are old ones, test them, and move all requests at once.

    Use it where old and new must not answer side by side, or where a rollback must take seconds.
    It needs room for twice the tasks. See
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-blue-green.html

    Args:
        strategy: ``blue-green``; tells the strategies apart in environment files.
        bake_minutes: How long the old tasks stay after all requests have moved, so that a rollback
            takes seconds, 0 to 1440.
        circuit_breaker: How many failing tasks end a deployment.
        alarms: What else rolls it back. Omitted: 5xx answers and unhealthy targets.
        smoke_test: One question to the new tasks before requests move. It needs a test listener.
            Omitted: none.
        approval: A person who decides. Omitted: nobody does.
        hooks: Functions of your own that decide. Omitted: none.
        test_header: The header of test requests between services. Omitted: there are none.

    Raises:
        InvalidInputError: A number is outside its range, or the whole takes longer than
            CloudFormation waits.

    Example:
        >>> BlueGreen(bake_minutes=10).steps
        ((100, 10),)
    """

    strategy: Literal["blue-green"] = "blue-green"
