"""How a service changes from one version to the next."""

from typing import Final, TypeAlias

from moorage.values.blue_green import BlueGreen
from moorage.values.canary import Canary
from moorage.values.linear import Linear
from moorage.values.rolling import Rolling
from moorage.values.smoke_test import SmokeTest

Deployment: TypeAlias = Rolling | BlueGreen | Canary | Linear
# A strategy's class by its name in environment files.
STRATEGIES: Final[dict[str, type[Deployment]]] = {
    "rolling": Rolling,
    "blue-green": BlueGreen,
    "canary": Canary,
    "linear": Linear,
}


def smoke_test_of(deployment: Deployment) -> SmokeTest | None:
    """Return the question to new tasks, if the strategy has one.

    Args:
        deployment: The strategy.
    """
    return None if isinstance(deployment, Rolling) else deployment.smoke_test
