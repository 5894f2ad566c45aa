"""What runs after a deploy, asked from ECS and not from CloudFormation."""

import time
from dataclasses import dataclass
from typing import Any

from moorage.config.environment_config import EnvironmentConfig
from tools.aws import Clients
from tools.deploy import stacks
from tools.deploy.addresses import addresses

_TASK = "AWS::ECS::TaskDefinition"


@dataclass(frozen=True, kw_only=True)
class RunningService:
    """One service as ECS describes it.

    Args:
        name: Its name in the environment file.
        image: What its first container runs.
        wanted: How many tasks there should be.
        running: How many there are.
        rollout: The state of the newest deployment.
        urls: Where requests reach it.
        log_group: Where its output goes.
        rolled_back: Why ECS runs what ran before instead. Empty: it does not.
    """

    name: str
    image: str
    wanted: int
    running: int
    rollout: str
    urls: tuple[str, ...]
    log_group: str
    rolled_back: str = ""

    @property
    def steady(self) -> bool:
        """Whether the newest deployment is complete and every wanted task runs."""
        return self.settled and not self.rolled_back

    @property
    def settled(self) -> bool:
        """Whether nothing more is going to happen."""
        return self.rollout == "COMPLETED" and self.running >= self.wanted


def services(
    config: EnvironmentConfig, clients: Clients, *, patience: float = 60
) -> list[RunningService]:
    """Return every service of the environment, waiting a little for those still starting.

    Args:
        config: The environment, deployed.
        clients: Where.
        patience: Seconds to wait until all are steady.
    """
    deadline = time.monotonic() + patience
    while True:
        found = _services(config, clients)
        if all(one.settled for one in found) or time.monotonic() > deadline:
            return found
        time.sleep(1)


def table(found: list[RunningService]) -> list[str]:
    """Return the services as a table, one block of lines for each.

    Args:
        found: As :func:`services` returns them.
    """
    rows = [("SERVICE", "TASKS", "STATE", "", "")]
    for one in found:
        state = "steady" if one.steady else f"not steady ({one.rollout.lower() or 'no deployment'})"
        state = "rolled back" if one.rolled_back else state
        first = (one.name, f"{one.running} of {one.wanted}", state)
        details = [("image", one.image), *(("url", url) for url in one.urls)]
        details.append(("logs", one.log_group))
        for index, detail in enumerate(details):
            rows.append((*(first if index == 0 else ("", "", "")), *detail))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return ["  ".join(map(str.ljust, row, [*widths, 0])).rstrip() for row in rows]


def requests(found: list[RunningService], endpoint: str) -> list[str]:
    """Return the commands that ask the emulator's load balancer for a page of each service.

    Args:
        found: As :func:`services` returns them.
        endpoint: Where the emulator listens.
    """
    urls = (url.partition("://")[2].partition("/") for one in found for url in one.urls)
    lines = [f"  curl --header 'Host: {host}' {endpoint}/{path}" for host, _, path in urls]
    return ["Its containers run on this machine:", *lines] if lines else []


def _services(config: EnvironmentConfig, clients: Clients) -> list[RunningService]:
    names = [f"{config.name}-service-{name}" for name in config.services]
    found = stacks.existing(clients, [f"{config.name}-platform", *names])
    platform = stacks.outputs(found.get(f"{config.name}-platform"))
    return [
        _service(name, stack, platform, stacks.outputs(found.get(stack)), clients)
        for name, stack in zip(config.services, names, strict=True)
    ]


def _service(
    name: str,
    stack: str,
    platform: dict[str, str],
    own: dict[str, str],
    clients: Clients,
) -> RunningService:
    ecs = clients("ecs")
    answer = ecs.describe_services(cluster=platform["ClusterName"], services=[own["ServiceName"]])
    service: dict[str, Any] = answer["services"][0]
    definition = ecs.describe_task_definition(taskDefinition=service["taskDefinition"])
    container = definition["taskDefinition"]["containerDefinitions"][0]
    primary: dict[str, Any] = next(
        (one for one in service["deployments"] if one["status"] == "PRIMARY"), {}
    )
    return RunningService(
        name=name,
        image=container["image"],
        wanted=service["desiredCount"],
        running=service["runningCount"],
        rollout=primary.get("rolloutState", ""),
        urls=tuple(addresses(service, clients)),
        log_group=own["LogGroupName"],
        rolled_back=_rolled_back(service, stack, clients),
    )


def _rolled_back(service: dict[str, Any], stack: str, clients: Clients) -> str:
    """Return why a service does not run the task definition of its stack, if it does not."""
    resources = clients.pages(
        "cloudformation", "list_stack_resources", "StackResourceSummaries", StackName=stack
    )
    asked = {one["PhysicalResourceId"] for one in resources if one["ResourceType"] == _TASK}
    if service["taskDefinition"] in asked:
        return ""
    reasons = (
        one.get("rolloutStateReason", "")
        for one in service["deployments"]
        if one["taskDefinition"] in asked and one.get("rolloutState") == "FAILED"
    )
    return next(reasons, "") or "it runs another task definition."
