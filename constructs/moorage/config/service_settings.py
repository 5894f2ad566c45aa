"""One entry of the ``services`` section."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, Field

from moorage.config import field_rules
from moorage.config.image_choice import ImageChoice
from moorage.config.strict_model import StrictModel
from moorage.values.capacity_weights import CapacityWeights
from moorage.values.cpu_target import CpuTarget
from moorage.values.health_check import HealthCheck
from moorage.values.placement import Placement
from moorage.values.process import Process
from moorage.values.route import Route
from moorage.values.shutdown import Shutdown
from moorage.values.task_size import TaskSize

_PROCESS = Process()


class ServiceSettings(StrictModel):
    """A container that always runs, in one or more tasks.

    Args:
        image: What to run: ``registry``, ``repository`` or ``build``.
        port: Port on which the container listens, 1 to 65535. Omitted: it takes no requests.
        size: CPU, memory and processor architecture of one task.
        capacity: Capacities of the cluster that run it, by name, with base and weight. Omitted:
            the first of ``cluster.capacity``, and those of its kind.
        placement: On which instances of EC2 capacity. Omitted: spread over zones and instances.
        count: Number of tasks, 0 to 5000. Only without ``cpu_scaling``.
        calls: AWS services that the code in it calls, such as ``sqs`` or ``dynamodb``, so that an
            isolated network leads there. Omitted: none.
        routes: Requests that the load balancer sends here. Omitted: none.
        health: How the load balancer asks whether a task is well.
        cpu_scaling: Number of tasks by CPU use. Omitted: the number is ``count``.
        environment: Environment variables, text in quotes; never a secret. Omitted: none.
        user: User, or USER:GROUP, of the process in the container.
        command: Replaces the image's command, one word per item. Omitted: the image's own.
        scratch: Folders in which the container may write; everything else is read-only.
        shutdown: Time to finish work before a task is stopped.
        execution_role_arn: A role that starts the tasks and that you look after yourself. Omitted:
            one is made.
        task_role_arn: A role for the code in the tasks that you look after yourself. Omitted: one
            is made.
    """

    image: ImageChoice
    port: Annotated[int, Field(ge=1, le=65535)] | None = None
    size: TaskSize = TaskSize()
    capacity: Mapping[str, CapacityWeights] = Field(default_factory=dict)
    placement: Placement | None = None
    count: Annotated[int, Field(ge=0, le=5000)] = 2
    calls: tuple[Annotated[str, AfterValidator(field_rules.aws_service)], ...] = ()
    routes: tuple[Route, ...] = ()
    health: HealthCheck = HealthCheck()
    cpu_scaling: CpuTarget | None = None
    environment: Mapping[str, str] = Field(default_factory=dict)
    user: Annotated[str, AfterValidator(field_rules.user)] = _PROCESS.user
    command: tuple[str, ...] = ()
    scratch: tuple[Annotated[str, AfterValidator(field_rules.absolute_path)], ...] = (
        _PROCESS.scratch
    )
    shutdown: Shutdown = Shutdown()
    execution_role_arn: Annotated[str, AfterValidator(field_rules.role_arn)] | None = None
    task_role_arn: Annotated[str, AfterValidator(field_rules.role_arn)] | None = None
