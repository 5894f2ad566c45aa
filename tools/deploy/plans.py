"""What the next deployment of each service does, a line each."""

from typing import Final

from moorage.config.deployment_numbers import forecast
from moorage.config.environment_config import EnvironmentConfig

_MOST: Final = 20


def plans(config: EnvironmentConfig) -> list[str]:
    """Return a line for each service, and where the steps are shown.

    Args:
        config: The environment.
    """
    names = [*config.services]
    if not names:
        return []
    rest = len(names) - _MOST
    return [
        f"If its tasks are replaced (steps: moorage deploy-plan {config.name} {names[0]}):",
        *(f"  {forecast(config, name).summary}" for name in names[:_MOST]),
        *([f"  and {rest} more: moorage explain {config.name} services"] if rest > 0 else []),
    ]
