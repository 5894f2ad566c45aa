"""What ECS is told about a task as a whole."""

from dataclasses import dataclass
from typing import cast

from aws_cdk import aws_ecs as ecs

from moorage.errors import FeatureError
from moorage.services.workload import Workload
from moorage.values.task_options import TaskOptions


@dataclass(frozen=True, kw_only=True)
class TaskTuning(TaskOptions):
    """Give a task more storage, faults to survive, or one view of all processes.

    Args:
        ephemeral_storage_gib: Size of the storage that a task on Fargate has for its images and
            its volumes, 21 to 200 GiB. Omitted: 20.
        fault_injection: Take requests from the task itself for faults of its network, as AWS Fault
            Injection Service needs it.
        share_processes: Let the containers of the task see one another's processes, so that a
            sidecar can watch or signal them.
        share_memory: Let the containers of the task share memory segments, semaphores and message
            queues; not on Fargate, and not for Windows.

    Raises:
        InvalidInputError: A number is outside its range.

    Example:
        >>> storage = TaskTuning(ephemeral_storage_gib=50)
        >>> api = ContainerService(stack, "Api", cluster=cluster, image=image, features=[storage])
    """

    def attach(self, workload: Workload) -> None:
        """Set the properties of the task definition, which the L2 takes at its making only."""
        task = cast("ecs.CfnTaskDefinition", workload.task_definition.node.default_child)
        if self.ephemeral_storage_gib is not None:
            if workload.capacity.kind != "fargate":
                raise FeatureError(
                    f"{workload.node.path}: only tasks on Fargate have storage of their own; give "
                    "the instances larger volumes instead of ephemeral_storage_gib"
                )
            task.ephemeral_storage = ecs.CfnTaskDefinition.EphemeralStorageProperty(
                size_in_gib=self.ephemeral_storage_gib
            )
        if self.fault_injection:
            task.enable_fault_injection = True
        if self.share_processes:
            if workload.capacity.operating_system != "linux":
                raise FeatureError(
                    f"{workload.node.path}: Windows has no processes to share; remove "
                    "share_processes"
                )
            task.pid_mode = "task"
        if self.share_memory:
            # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
            if workload.capacity.kind == "fargate" or workload.capacity.operating_system != "linux":
                raise FeatureError(
                    f"{workload.node.path}: only containers on Linux instances share memory; "
                    "remove share_memory, or choose EC2 capacity"
                )
            task.ipc_mode = "task"
