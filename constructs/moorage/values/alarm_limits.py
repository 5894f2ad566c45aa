"""From when on somebody should hear about a service."""

from dataclasses import dataclass

from moorage.values.ranges import require_range


@dataclass(frozen=True, kw_only=True)
class AlarmLimits:
    """Say what is too much, or too little.

    Args:
        cpu_percent: CPU use, on average over 15 minutes, 1 to 100.
        memory_percent: Memory use, on average over 15 minutes, 1 to 100.
        error_percent: Share of requests that the service answers with 5xx, over 5 minutes, 1 to
            100.
        latency_seconds: What one request in twenty takes longer than, over 15 minutes.
        missing_minutes: How many minutes fewer tasks run than should, 1 to 60.
        message_age_seconds: Age of the oldest message of a queue.

    Raises:
        InvalidInputError: A number is outside its range.

    Example:
        >>> AlarmLimits(cpu_percent=80).memory_percent
        90
    """

    cpu_percent: int = 90
    memory_percent: int = 90
    error_percent: int = 5
    latency_seconds: float = 2
    missing_minutes: int = 10
    message_age_seconds: int = 900

    def __post_init__(self) -> None:
        where = type(self).__name__
        for name in ("cpu_percent", "memory_percent", "error_percent"):
            require_range(f"{where}.{name}", getattr(self, name), 1, 100, unit="percent")
        require_range(f"{where}.missing_minutes", self.missing_minutes, 1, 60, unit="minutes")
        require_range(
            f"{where}.message_age_seconds", self.message_age_seconds, 1, 1_209_600, unit="seconds"
        )
