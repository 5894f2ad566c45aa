"""How long logs are kept."""

from dataclasses import dataclass
from typing import Final

from moorage.errors import InvalidInputError

# https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
# fmt: off
RETENTION_DAYS: Final = (
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
    3288, 3653,
)
# fmt: on


@dataclass(frozen=True, kw_only=True)
class LogSettings:
    """Say when log events expire.

    Use it for every log group: one that ECS makes by itself never expires.

    Args:
        retention_days: Days until CloudWatch Logs deletes an event; one of the periods it offers.

    Raises:
        InvalidInputError: If CloudWatch Logs does not offer the period.

    Example:
        >>> LogSettings(retention_days=30).retention_days
        30
    """

    retention_days: int = 365

    def __post_init__(self) -> None:
        days = self.retention_days
        if isinstance(days, bool) or not isinstance(days, int):
            what, fix = "must be a whole number", "write 30, 90 or 365"
            raise InvalidInputError("LogSettings.retention_days", what, got=days, fix=fix)
        if days not in RETENTION_DAYS:
            what = "CloudWatch Logs does not offer this period"
            fix = _nearest(days)
            raise InvalidInputError("LogSettings.retention_days", what, got=days, fix=fix)


def _nearest(days: int) -> str:
    below = [period for period in RETENTION_DAYS if period < days]
    above = [period for period in RETENTION_DAYS if period > days]
    if below and above:
        return f"use {below[-1]} or {above[0]}"
    return f"the nearest is {(below or above)[-1 if below else 0]}"
