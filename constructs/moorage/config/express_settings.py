"""One entry of the ``express`` section."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from moorage.config.workload_settings import WorkloadSettings
from moorage.values.express_scaling import ExpressScaling
from moorage.values.health_check import HealthCheck
from moorage.values.shutdown import Shutdown


def _path(got: str) -> str:
    return HealthCheck(path=got).path


class ExpressSettings(WorkloadSettings):
    """A web application for which ECS makes address, load balancer and scaling.

    Args:
        port: Port on which the container listens, 1 to 65535.
        access: Who reaches it: ``private``: the VPC and what is connected to it; ``public``:
            everybody; its tasks are in public subnets then.
        health_path: Path that answers with status 200 when a task is well.
        scaling: How many tasks.
        shutdown: Time to finish work before a task is stopped; the load balancer is not ours to
            tell.
    """

    port: Annotated[int, Field(ge=1, le=65535)]
    access: Literal["private", "public"] = "private"
    health_path: Annotated[str, AfterValidator(_path)] = "/"
    scaling: ExpressScaling = ExpressScaling()
    shutdown: Shutdown = Shutdown()
