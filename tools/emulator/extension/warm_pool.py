"""AWS::AutoScaling::WarmPool, which is recorded on its group."""

from tools.emulator.extension.ministack import Created, Props, autoscaling
from tools.emulator.extension.resource_type import ResourceType


def _create(_logical_id: str, props: Props, _stack: str) -> Created:
    name = props["AutoScalingGroupName"]
    if name not in autoscaling._asgs:
        raise ValueError(f"AutoScalingGroup name not found - {name}")
    autoscaling._asgs[name]["WarmPoolConfiguration"] = dict(props)
    return name, {}


def _update(_id: str, _old: Props, new: Props, stack: str, logical_id: str) -> Created:
    return _create(logical_id, new, stack)


def _delete(physical_id: str, _props: Props) -> None:
    autoscaling._asgs.get(physical_id, {}).pop("WarmPoolConfiguration", None)


WARM_POOL = ResourceType(
    name="AWS::AutoScaling::WarmPool",
    kind="recorded",
    create=_create,
    delete=_delete,
    update=_update,
)
