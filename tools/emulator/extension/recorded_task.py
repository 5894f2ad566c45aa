"""Fix: a task that RunTask starts ends at once and well, where no container runs.

ministack lets it run for ever, so that nobody who waits for its end would get an answer.
"""

import json
from collections.abc import Callable
from typing import Any

from tools.emulator.extension.ministack import ecs

Answer = tuple[int, dict[str, str], bytes]


def apply() -> None:
    """Put the corrected operation where ministack looks up what a request asks for."""
    original: Callable[[dict[str, Any]], Answer] = ecs._ACTION_MAP["RunTask"]

    def run_task(request: dict[str, Any]) -> Answer:
        answer = original(request)
        of_service = str(request.get("group", "")).startswith("service:")
        if answer[0] == 200 and not of_service and ecs._get_docker() is None:  # noqa: PLR2004
            for started in json.loads(answer[2])["tasks"]:
                _end(ecs._tasks[started["taskArn"]])
        return answer

    ecs._ACTION_MAP["RunTask"] = run_task


def _end(task: dict[str, Any]) -> None:
    task.update(
        lastStatus="STOPPED",
        desiredStatus="STOPPED",
        stopCode="EssentialContainerExited",
        stoppedReason="No container runs on the emulator.",
    )
    for container in task["containers"]:
        container.update(lastStatus="STOPPED", exitCode=0)
