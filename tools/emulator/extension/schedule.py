"""Fix: schedules keep their time zone, which ministack drops on the way from a template."""

from collections.abc import Callable

from tools.emulator.extension.ministack import Created, Props, handlers, scheduler

_KEY = "ScheduleExpressionTimezone"


def apply() -> None:
    """Complete what ministack's own create and update write down."""
    entry = handlers["AWS::Scheduler::Schedule"]
    create: Callable[..., Created] = entry["create"]
    update: Callable[..., Created] = entry["update"]

    def created(logical_id: str, props: Props, stack: str) -> Created:
        return _complete(create(logical_id, props, stack), props)

    def updated(physical_id: str, old: Props, new: Props, *more: str) -> Created:
        return _complete(update(physical_id, old, new, *more), new)

    entry.update(create=created, update=updated)


def _complete(made: Created, props: Props) -> Created:
    record = scheduler._schedules.get(f"{props.get('GroupName', 'default')}/{made[0]}")
    if record is not None and _KEY in props:
        record[_KEY] = props[_KEY]
    return made
