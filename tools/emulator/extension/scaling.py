"""Application Auto Scaling: recorded, because ministack has no such service. Nothing scales."""

import re
import uuid

from tools.emulator.extension.ministack import Created, Props, ecs, responses
from tools.emulator.extension.resource_type import ResourceType
from tools.emulator.extension.scaling_store import here, policies, targets


def _check_target(props: Props) -> None:
    if int(props["MinCapacity"]) > int(props["MaxCapacity"]):
        raise ValueError("Maximum capacity cannot be less than minimum capacity")
    resource = str(props["ResourceId"])
    if props.get("ServiceNamespace") != "ecs":
        return
    named = re.fullmatch(r"service/([^/]+)/([^/]+)", resource)
    known = {
        (service["clusterArn"].rsplit("/", 1)[-1], service["serviceName"])
        for service in ecs._services.values()
        if service["status"] == "ACTIVE"
    }
    if named is None or named.groups() not in known:
        raise ValueError(f"ECS service doesn't exist: {resource}")


def _create_target(_logical_id: str, props: Props, _stack: str) -> Created:
    _check_target(props)
    key = f"{props['ResourceId']}|{props['ScalableDimension']}|{props['ServiceNamespace']}"
    here(targets)[key] = props
    return key, {"Id": key}


def _update_target(physical_id: str, _old: Props, new: Props, stack: str, lid: str) -> Created:
    key, attributes = _create_target(lid, new, stack)
    if key != physical_id:
        here(targets).pop(physical_id, None)
    return key, attributes


def _delete_target(physical_id: str, _props: Props) -> None:
    here(targets).pop(physical_id, None)


def _create_policy(_logical_id: str, props: Props, _stack: str) -> Created:
    target = props.get("ScalingTargetId", "")
    if target not in here(targets):
        raise ValueError(f"No scalable target registered for {target}")
    resource = target.split("|")[0]
    arn = (
        f"arn:aws:autoscaling:{responses.get_region()}:{responses.get_account_id()}:"
        f"scalingPolicy:{uuid.uuid4()}:resource/ecs/{resource}:policyName/{props['PolicyName']}"
    )
    here(policies)[arn] = props
    return arn, {"Arn": arn}


def _update_policy(physical_id: str, _old: Props, new: Props, _stack: str, _lid: str) -> Created:
    here(policies)[physical_id] = new
    return physical_id, {"Arn": physical_id}


def _delete_policy(physical_id: str, _props: Props) -> None:
    here(policies).pop(physical_id, None)


SCALABLE_TARGET = ResourceType(
    name="AWS::ApplicationAutoScaling::ScalableTarget",
    kind="recorded",
    create=_create_target,
    delete=_delete_target,
    update=_update_target,
)
SCALING_POLICY = ResourceType(
    name="AWS::ApplicationAutoScaling::ScalingPolicy",
    kind="recorded",
    create=_create_policy,
    delete=_delete_policy,
    update=_update_policy,
)
