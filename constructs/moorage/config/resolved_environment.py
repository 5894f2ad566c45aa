"""An environment together with the source of each of its values."""

from collections.abc import Mapping
from dataclasses import dataclass

from moorage.config.environment_config import EnvironmentConfig


@dataclass(frozen=True, kw_only=True)
class ResolvedEnvironment:
    """What ``moorage explain`` shows.

    Args:
        config: The environment.
        sources: By key path (``services.api.size.cpu``): ``default``, ``posture disposable``,
            ``environments/demo.yaml:12`` or ``command line``.
    """

    config: EnvironmentConfig
    sources: Mapping[str, str]
