"""One entry of the ``tasks`` section."""

from typing import Annotated

from pydantic import Field

from moorage.config.workload_settings import WorkloadSettings
from moorage.values.schedule import Schedule


class TaskSettings(WorkloadSettings):
    """A container that runs and ends: at given times, once before services, or by hand.

    Args:
        schedule: When it runs. Omitted: once, or by hand.
        before: Services that are deployed only after it has run and ended with exit code 0; it
            runs again when its image or its command changes. Omitted: none.
        timeout_minutes: Minutes after which a task that runs before services is stopped and the
            deployment fails, 1 to 14.
    """

    schedule: Schedule | None = None
    before: tuple[str, ...] = ()
    timeout_minutes: Annotated[int, Field(ge=1, le=14)] = 10
