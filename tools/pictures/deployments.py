"""One picture for each strategy of deployment: docs/pictures/deploy-*.svg."""

from pathlib import Path
from typing import Final

from moorage.delivery.forecast import Forecast
from moorage.delivery.picture import picture
from moorage.delivery.service_deployment import ServiceDeployment
from moorage.delivery.task_times import TaskTimes
from moorage.values.blue_green import BlueGreen
from moorage.values.canary import Canary
from moorage.values.deployment import Deployment
from moorage.values.linear import Linear
from moorage.values.rolling import Rolling
from tools.setup import ROOT

FOLDER: Final = ROOT / "docs" / "pictures"
# The defaults of a service with a route: 10 s x 2 until healthy, 30 s to drain and 30 s to stop.
_TIMES: Final = TaskTimes(healthy_seconds=20, leave_seconds=60, unhealthy_seconds=60)
_SHOWN: Final[dict[str, tuple[Deployment, bool]]] = {
    "rolling": (Rolling(), True),
    "rolling-in-place": (
        Rolling(minimum_healthy_percent=75, maximum_percent=125),
        True,
    ),
    "blue-green": (BlueGreen(bake_minutes=10), False),
    "canary": (Canary(step_percent=10, step_minutes=10), False),
    "linear": (Linear(step_percent=20, step_minutes=3), False),
}


def pictures() -> dict[str, str]:
    """Return each picture by the name of its file."""
    return {
        f"deploy-{name}.svg": _picture(strategy, failing=failing)
        for name, (strategy, failing) in _SHOWN.items()
    }


def write(folder: Path = FOLDER) -> None:
    """Write the pictures, and remove those that are no longer made.

    Args:
        folder: Where to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made = pictures()
    for old in folder.glob("deploy-*.svg"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (folder / name).write_text(f"{text}\n")


def _picture(strategy: Deployment, *, failing: bool) -> str:
    forecast = Forecast("api", ServiceDeployment(tasks=4, strategy=strategy, times=_TIMES))
    return picture(forecast, [forecast.works, forecast.crashes] if failing else [forecast.works])
