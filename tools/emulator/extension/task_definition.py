"""Fix: task definitions keep every property, registered through the emulator's own ECS API.

ministack spells only some nested keys as the API does, so that secrets, health checks, Linux
parameters and EFS volumes of a template are lost when they are read back.
"""

import json

from tools.emulator.extension.ministack import Created, Props, call, ecs, handlers, provisioners
from tools.emulator.spelling import api_spelling


def apply() -> None:
    """Replace the creator; the updater calls it by its module name, so replace that too."""
    provisioners._ecs_task_def_create = create
    handlers["AWS::ECS::TaskDefinition"]["create"] = create
    handlers["AWS::ECS::TaskDefinition"]["delete"] = delete


def create(logical_id: str, props: Props, stack: str) -> Created:
    """Register the next revision of the family."""
    request = api_spelling(props)
    request["family"] = props.get("Family") or provisioners._physical_name(stack, logical_id)
    body = call(ecs._register_task_definition, request)
    arn = json.loads(body)["taskDefinition"]["taskDefinitionArn"]
    return arn, {"TaskDefinitionArn": arn}


def delete(physical_id: str, _props: Props) -> None:
    """Deregister the revision; one that somebody deregistered by hand is gone already."""
    if ecs._resolve_td_key(physical_id) in ecs._task_defs:
        call(ecs._deregister_task_definition, {"taskDefinition": physical_id})
