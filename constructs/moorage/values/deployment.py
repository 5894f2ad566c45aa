"""How a service changes from one version to the next."""

from typing import Final, TypeAlias

from moorage.values.blue_green import BlueGreen
from moorage.values.canary import Canary
from moorage.values.linear import Linear
from moorage.values.rolling import Rolling

Deployment: TypeAlias = Rolling | BlueGreen | Canary | Linear
# A strategy's class by its name in environment files.
STRATEGIES: Final[dict[str, type[Deployment]]] = {
    "rolling": Rolling,
    "blue-green": BlueGreen,
    "canary": Canary,
    "linear": Linear,
}
