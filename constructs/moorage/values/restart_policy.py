"""Whether ECS starts a container again that ended, without replacing its task."""

from dataclasses import dataclass

from moorage.values.ranges import require_range


@dataclass(frozen=True, kw_only=True)
class RestartPolicy:
    """Start a container again in its task; the other containers go on.

    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-restart-policy.html

    Args:
        ignored_exit_codes: Exit codes after which it is not started again.
        attempt_period_seconds: How long it must have run to be started again, 60 to 1800.

    Raises:
        InvalidInputError: The period is outside its range.

    Example:
        >>> RestartPolicy(ignored_exit_codes=(0,)).attempt_period_seconds
        300
    """

    ignored_exit_codes: tuple[int, ...] = ()
    attempt_period_seconds: int = 300

    def __post_init__(self) -> None:
        where = "RestartPolicy.attempt_period_seconds"
        require_range(where, self.attempt_period_seconds, 60, 1800, unit="seconds")
        for code in self.ignored_exit_codes:
            require_range("RestartPolicy.ignored_exit_codes", code, 0, 255, unit="exit code")
