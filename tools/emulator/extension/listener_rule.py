"""Fix: two rules of a listener cannot have one priority, on creation and on update."""

from collections.abc import Callable

from tools.emulator.extension.ministack import Created, Props, elbv2, handlers


def apply() -> None:
    """Check the priority before ministack's own create and update."""
    entry = handlers["AWS::ElasticLoadBalancingV2::ListenerRule"]
    create: Callable[..., Created] = entry["create"]
    update: Callable[..., Created] = entry["update"]

    def checked_create(logical_id: str, props: Props, stack: str) -> Created:
        _refuse_taken(props, but="")
        return create(logical_id, props, stack)

    def checked_update(rule: str, old: Props, new: Props, stack: str, logical_id: str) -> Created:
        _refuse_taken(new, but=rule)
        return update(rule, old, new, stack, logical_id)

    entry.update(create=checked_create, update=checked_update)


def _refuse_taken(props: Props, *, but: str) -> None:
    for arn, rule in elbv2._rules.items():
        same_listener = rule.get("ListenerArn") == props.get("ListenerArn")
        same_priority = str(rule.get("Priority")) == str(props.get("Priority"))
        if arn != but and same_listener and same_priority:
            raise ValueError(f"Priority '{props['Priority']}' is currently in use")
