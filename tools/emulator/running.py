"""An emulator that runs, and how to reach it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from tools.emulator import settings


@dataclass(frozen=True, kw_only=True)
class Running:
    """An emulator that answers.

    Args:
        pid: Its process.
        port: Where it listens, on the loopback interface only.
        token: The word that proves that the process and the port are the ones we started.
        engine: Where the engine listens that runs its containers. Empty: none does.
    """

    pid: int
    port: int
    token: str
    engine: str = ""

    def environment(
        self,
        user: Mapping[str, str] | None = None,
        *,
        account: str | None = None,
        region: str = settings.REGION,
    ) -> dict[str, str]:
        """Return the environment in which the CDK CLI and boto3 reach this emulator alone.

        Args:
            user: The environment to start from. Omitted: this process's.
            account: The account to be. Omitted: the emulator's own.
            region: The region to be in.
        """
        found = settings.client_environment(
            os.environ if user is None else user,
            port=self.port,
            account=account or settings.ACCOUNT,
            region=region,
        )
        if self.engine:
            docker = settings.ROOT / "tools" / "emulator" / "containers" / "docker_cli.py"
            found |= {"CDK_DOCKER": str(docker), "MOORAGE_PODMAN": self.engine}
        return found
