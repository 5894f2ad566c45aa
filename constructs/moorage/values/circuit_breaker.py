"""How many tasks may fail before a deployment has failed."""

from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.ranges import require_range

# What ECS does unless told otherwise, and the limits of a bounded threshold:
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
# https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ThresholdConfiguration.html
DEFAULT_PERCENT = 50
FEWEST_FAILURES, MOST_FAILURES = 3, 200
_MOST_COUNT = 5000


@dataclass(frozen=True, kw_only=True)
class CircuitBreaker:
    """End a deployment whose tasks keep failing, and roll it back.

    It is always on. With the defaults of ECS a deployment has failed after as many failures in a
    row as half of the wanted tasks, but not before 3 and at the latest after 200.

    Args:
        failures: The number of failures that ends a deployment. Omitted: by ``percent``.
        percent: The number of failures, in percent of the wanted tasks, 1 to 100. Omitted: 50.
        bounded: Whether ``percent`` never means fewer than 3 and more than 200 failures.
        reset_on_healthy_task: Whether a healthy task sets the count back to none, so that only
            failures in a row count.

    Raises:
        InvalidInputError: A number is outside its range, or both are given.

    Example:
        >>> CircuitBreaker().threshold(2), CircuitBreaker(failures=1).threshold(2)
        (3, 1)
    """

    failures: int | None = None
    percent: int | None = None
    bounded: bool = True
    reset_on_healthy_task: bool = True

    def __post_init__(self) -> None:
        where = type(self).__name__
        if self.failures is not None:
            require_range(f"{where}.failures", self.failures, 1, _MOST_COUNT, unit="failures")
        if self.percent is not None:
            require_range(f"{where}.percent", self.percent, 1, 100, unit="percent")
        if self.failures is not None and (self.percent is not None or not self.bounded):
            raise InvalidInputError(
                f"{where}.failures",
                "is the number of failures itself, so that no percentage is taken",
                got=self.failures,
                fix="remove it, or percent and bounded",
            )

    @property
    def kind(self) -> str:
        """The type of the threshold, in the words of the API."""
        if self.failures is not None:
            return "COUNT"
        return "BOUNDED_PERCENT" if self.bounded else "UNBOUNDED_PERCENT"

    @property
    def value(self) -> int:
        """The value of the threshold, as the API takes it."""
        if self.failures is not None:
            return self.failures
        return DEFAULT_PERCENT if self.percent is None else self.percent

    def threshold(self, count: int) -> int:
        """Return how many failures end a deployment.

        Args:
            count: The wanted number of tasks.
        """
        if self.failures is not None:
            return self.failures
        # Rounded up, as the page on circuit breakers does: 0.5 * 25 tasks are 13 failures.
        failures = -(-self.value * count // 100)
        if self.bounded:
            return min(max(failures, FEWEST_FAILURES), MOST_FAILURES)
        return max(failures, 1)
