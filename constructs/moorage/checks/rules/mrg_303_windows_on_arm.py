"""Windows containers run on x86 only."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import tasks


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for task, _ in tasks(model):
        platform = task["RuntimePlatform"]
        system = platform["OperatingSystemFamily"].text or ""
        if system.startswith("WINDOWS") and platform["CpuArchitecture"].text == "ARM64":
            yield platform["CpuArchitecture"], f"{system} does not run on ARM64"


CHECK = Check(
    id="MRG-303",
    severity="error",
    area="Sizes and platforms",
    title="Windows tasks have x86 processors",
    why="ECS has no Windows on ARM: no task of this definition can be placed.",
    source=(
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/windows-considerations.html"
    ),
    fix="use X86_64, or a Linux operating system",
    find=_find,
)
