"""ECS Exec needs a place to write."""

from collections.abc import Iterator
from typing import Final

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import services

_PLACES: Final = ("/var/lib/amazon", "/var/log/amazon")


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for service in services(model):
        if not service.resource["EnableExecuteCommand"].truth:
            continue
        for container in service.containers:
            mounts = container["MountPoints"]
            scratch = container["LinuxParameters"]["Tmpfs"]
            if not container["ReadonlyRootFilesystem"].truth or mounts.unknown or scratch.unknown:
                continue
            paths = [node["ContainerPath"] for node in (*mounts.each(), *scratch.each())]
            if any(path.text is None for path in paths):
                continue
            missing = [place for place in _PLACES if not _covered(place, [p.text for p in paths])]
            if missing:
                yield container["ReadonlyRootFilesystem"], f"no volume is at {missing[0]}"


def _covered(place: str, paths: list[str | None]) -> bool:
    return any(path and f"{place}/".startswith(f"{path.rstrip('/')}/") for path in paths)


CHECK = Check(
    id="MRG-310",
    severity="error",
    area="Exec",
    title="ECS Exec has a place to write in a container with a read-only root",
    why=(
        "The agent of ECS Exec writes below /var/lib/amazon and /var/log/amazon: without them"
        " no session opens."
    ),
    source="https://github.com/aws/containers-roadmap/issues/1359",
    fix="mount volumes at /var/lib/amazon and /var/log/amazon",
    find=_find,
)
