"""Volumes that the L2 task definition of the CDK does not know."""

from collections.abc import Mapping
from typing import Any, cast

from aws_cdk import Stack
from aws_cdk import aws_ecs as ecs

from moorage.services.workload import Workload


def add_raw_volume(workload: Workload, name: str, key: str, value: Mapping[str, Any]) -> None:
    """Add a volume as CloudFormation spells it.

    Args:
        workload: Whose tasks get it.
        name: Name of the volume.
        key: Name of the property, such as ``S3FilesVolumeConfiguration``.
        value: The property.
    """
    resource = cast("ecs.CfnTaskDefinition", workload.task_definition.node.default_child)
    # The L2 keeps its volumes to itself; those it has now come before this one.
    before = len(Stack.of(workload).resolve(resource.volumes) or ())
    workload.task_definition.add_volume(name=name)
    resource.add_property_override(f"Volumes.{before}.{key}", dict(value))
