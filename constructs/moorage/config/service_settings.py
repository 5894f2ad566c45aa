"""One entry of the ``services`` section."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Annotated

from pydantic import AfterValidator, Field

from moorage.config import field_rules
from moorage.config.deployment_choice import DeploymentChoice
from moorage.config.key_path import KeyPath
from moorage.config.queue_settings import QueueSettings
from moorage.config.workload_settings import WorkloadSettings
from moorage.values.connect_options import ConnectOptions
from moorage.values.cpu_target import CpuTarget
from moorage.values.discovery_options import DiscoveryOptions
from moorage.values.disk import Disk
from moorage.values.health_check import HealthCheck
from moorage.values.lattice_options import LatticeOptions
from moorage.values.memory_target import MemoryTarget
from moorage.values.metric_target import MetricTarget
from moorage.values.network_port import NetworkPort
from moorage.values.placement import Placement
from moorage.values.predictive_target import PredictiveTarget
from moorage.values.redeploy_word import redeploy_word
from moorage.values.request_target import RequestTarget
from moorage.values.response_time_target import ResponseTimeTarget
from moorage.values.rolling import Rolling
from moorage.values.route import Route
from moorage.values.scaling_activity import ScalingActivity
from moorage.values.scheduled_limits import ScheduledLimits
from moorage.values.scheduled_target import ScheduledTarget
from moorage.values.shutdown import Shutdown
from moorage.values.target_options import TargetOptions
from moorage.values.task_limits import TaskLimits

_metric = partial(field_rules.name_of_at_most, 32, "the name of a metric")


class ServiceSettings(WorkloadSettings):
    """A container that always runs, in one or more tasks.

    Args:
        port: Port on which the container listens, 1 to 65535. Omitted: it takes no requests.
        placement: On which instances of EC2 capacity. Omitted: spread over zones and instances.
        count: Number of tasks, 0 to 5000. Only without scaling.
        routes: Requests that the load balancer sends here. Omitted: none.
        network_routes: Ports of the Network Load Balancer that lead here. Omitted: none.
        targets: How the load balancer speaks to its tasks, and which of them it chooses.
        health: How the load balancer asks whether a task is well.
        deployment: How it changes from one version to the next: ``rolling``, ``blue-green``,
            ``canary`` or ``linear``, or a mapping with ``strategy`` and its numbers.
        redeploy: A word; whenever it changes, all tasks are replaced though nothing else has
            changed. Omitted: a deployment comes from a change.
        connects_to: Other services of the environment that it reaches by name; each must have a
            port. The container gets a variable such as ``CART_ADDRESS`` for each. Omitted: none.
        sends_to: Other services of the environment whose queues it sends messages to; the container
            gets a variable such as ``MAILS_QUEUE_URL`` for each. Omitted: none.
        connect: How others reach it by its name, if any connects to it.
        discovery: A name in the DNS of the VPC, such as ``cart.prod.internal`` in environment
            ``prod``; those that connect to it use that one, without proxies between. Omitted:
            none.
        lattice: How clients of other VPCs and accounts reach it. Omitted: not at all.
        cpu_scaling: Number of tasks by CPU use. Omitted: the number is ``count``.
        memory_scaling: Number of tasks by memory use, with the same limits as other scaling.
        request_scaling: Number of tasks by requests of the first route, with the same limits.
        metric_scaling: Number of tasks by metrics of CloudWatch, by a name of yours, with the same
            limits. Omitted: none.
        response_time_scaling: Number of tasks by response times of the first route, with the same
            limits.
        predictive_scaling: Number of tasks by what the past days let expect, with the same limits.
        scheduled_scaling: Other limits at given times, by the clock of a time zone; beside other
            scaling with the same limits. ``off_hours`` then leaves the service alone.
        scaling_suspended: What scaling does not do while an incident lasts: ``scale-in``,
            ``scale-out``, ``scheduled``. Omitted: it does everything.
        queue: A queue whose messages it handles; as many tasks run as its backlog needs. Omitted:
            none.
        disk: An EBS volume of its own for each task. Omitted: none.
        redeploy_on_rotation: Whether tasks are replaced when one of the secrets of their containers
            has changed.
        exec: Whether people may open a shell in its containers.
        dashboard: Whether a page of CloudWatch shows how it is.
        fast_metrics: Whether CPU and memory use are measured every 20 seconds, not every minute.
        shutdown: Time to finish work before a task is stopped.
    """

    port: Annotated[int, Field(ge=1, le=65535)] | None = None
    placement: Placement | None = None
    count: Annotated[int, Field(ge=0, le=5000)] = 2
    routes: tuple[Route, ...] = ()
    network_routes: tuple[NetworkPort, ...] = ()
    targets: TargetOptions = TargetOptions()
    health: HealthCheck = HealthCheck()
    deployment: DeploymentChoice = Field(
        default=Rolling(), json_schema_extra={"default": "rolling"}
    )
    redeploy: Annotated[str, AfterValidator(redeploy_word)] | None = None
    connects_to: tuple[str, ...] = ()
    sends_to: tuple[str, ...] = ()
    connect: ConnectOptions = ConnectOptions()
    discovery: DiscoveryOptions | None = None
    lattice: LatticeOptions | None = None
    cpu_scaling: CpuTarget | None = None
    memory_scaling: MemoryTarget | None = None
    request_scaling: RequestTarget | None = None
    metric_scaling: Mapping[Annotated[str, AfterValidator(_metric)], MetricTarget] = Field(
        default_factory=dict
    )
    response_time_scaling: ResponseTimeTarget | None = None
    predictive_scaling: PredictiveTarget | None = None
    scheduled_scaling: ScheduledTarget | None = None
    scaling_suspended: tuple[ScalingActivity, ...] = ()
    queue: QueueSettings | None = None
    disk: Disk | None = None
    redeploy_on_rotation: bool = False
    exec: bool = False
    dashboard: bool = False
    fast_metrics: bool = False
    shutdown: Shutdown = Shutdown()

    @property
    def scaling(self) -> Mapping[KeyPath, TaskLimits]:
        """What decides the number of tasks, by its place in the entry."""
        keys = (
            *("cpu_scaling", "memory_scaling", "request_scaling"),
            *("response_time_scaling", "predictive_scaling", "scheduled_scaling"),
        )
        single: dict[KeyPath, TaskLimits] = {
            (key,): found for key in keys if (found := getattr(self, key)) is not None
        }
        return single | {("metric_scaling", key): one for key, one in self.metric_scaling.items()}

    @property
    def limits(self) -> Sequence[TaskLimits | ScheduledLimits]:
        """Every pair of limits that scaling has while tasks run."""
        times = self.scheduled_scaling.times if self.scheduled_scaling else ()
        return [*self.scaling.values(), *(one for one in times if one.max_tasks)]

    @property
    def comes_after(self) -> frozenset[str]:
        """The services that are deployed before it."""
        shared = (route.share.of for route in self.routes if route.share)
        return frozenset((*self.connects_to, *self.sends_to, *shared))

    @property
    def queue_variables(self) -> Mapping[str, str]:
        """The services whose queues it sends to, by the variable that tells it where."""
        return {f"{one.upper().replace('-', '_')}_QUEUE_URL": one for one in self.sends_to}

    @property
    def most_tasks(self) -> int:
        """How many tasks run at most, deployments aside."""
        if self.queue:
            return self.queue.max_tasks
        return max((one.max_tasks for one in self.limits), default=self.count)

    @property
    def is_daemon(self) -> bool:
        """Whether one task runs on every instance."""
        return self.placement is not None and self.placement.daemon
