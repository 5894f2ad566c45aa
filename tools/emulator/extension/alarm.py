"""Fix: alarms on expressions are written down; ministack refuses them. Nothing evaluates them."""

from collections.abc import Callable

from tools.emulator.extension.ministack import Created, Props, handlers, provisioners, responses


def apply() -> None:
    """Take alarms with ``Metrics`` away from ministack, and leave it all others."""
    entry = handlers["AWS::CloudWatch::Alarm"]
    create: Callable[..., Created] = entry["create"]
    update: Callable[..., Created] = entry["update"]
    delete: Callable[[str, Props], None] = entry["delete"]

    def made(logical_id: str, props: Props, stack: str) -> Created:
        if "Metrics" not in props:
            return create(logical_id, props, stack)
        name = props.get("AlarmName") or provisioners._physical_name(stack, logical_id)
        region, account = responses.get_region(), responses.get_account_id()
        return name, {"Arn": f"arn:aws:cloudwatch:{region}:{account}:alarm:{name}"}

    def removed(physical_id: str, props: Props) -> None:
        if "Metrics" not in props:
            delete(physical_id, props)

    def changed(physical_id: str, old: Props, new: Props, stack: str, logical_id: str) -> Created:
        if "Metrics" not in new and "Metrics" not in old:
            return update(physical_id, old, new, stack, logical_id)
        removed(physical_id, old)
        return made(logical_id, new, stack)

    entry.update(create=made, delete=removed, update=changed, update_with_logical_id=True)
