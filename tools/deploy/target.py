"""Where a command works: the emulator, or AWS."""

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from moorage.config.environment_config import EnvironmentConfig
from tools.aws import Clients
from tools.deploy.failure import REFUSED, CommandError
from tools.emulator import control, settings
from tools.emulator.containers.packages import NoContainersError

_NO_CREDENTIALS = (
    "No AWS credentials. Set AWS_PROFILE (after `aws sso login`), or AWS_ACCESS_KEY_ID and "
    "AWS_SECRET_ACCESS_KEY, and run the command again; or leave TARGET=aws out for the emulator."
)


@dataclass(frozen=True, kw_only=True)
class Target:
    """One account and region, reached through this process's environment variables.

    Args:
        label: What messages call it; the emulator is always called emulator.
        account: The account that the credentials belong to.
        region: The environment's region.
        token: Which emulator it is. Empty on AWS.
        containers: Whether tasks really run there, though it is the emulator.
    """

    label: str
    account: str
    region: str
    token: str = ""
    containers: bool = False

    @property
    def is_emulator(self) -> bool:
        """Whether nothing that happens here is real."""
        return bool(self.token)

    @property
    def endpoint(self) -> str:
        """Where the emulator listens."""
        return os.environ["AWS_ENDPOINT_URL"]

    @cached_property
    def clients(self) -> Clients:
        """The boto3 clients of the account and region."""
        return Clients()


def emulator(config: EnvironmentConfig, folder: Path, *, containers: bool) -> Target:
    """Start the emulator if it does not run, and cut this process off from every real account.

    Args:
        config: The environment; its account and region are the ones to be emulated.
        folder: Holds the emulator's files.
        containers: Run the tasks for real.

    Raises:
        CommandError: The emulator cannot be started.
    """
    try:
        running = control.start(folder, containers=containers)
    except NoContainersError as error:
        raise CommandError(f"{error} Leave RUN=containers out.") from error
    except control.EmulatorError as error:
        raise CommandError(f"The emulator cannot be started.\n{error}") from error
    account = config.account or settings.ACCOUNT
    variables = running.environment(account=account, region=config.region)
    os.environ.clear()
    os.environ.update(variables)
    label = f"emulator at http://{settings.HOST}:{running.port}"
    return Target(
        label=label,
        account=account,
        region=config.region,
        token=running.token,
        containers=containers,
    )


def aws(config: EnvironmentConfig) -> Target:
    """Check the credentials, and that they belong to the environment's account.

    Args:
        config: The environment.

    Raises:
        CommandError: There are no credentials, they do not work, or they are another account's.
    """
    if os.environ.get("AWS_ENDPOINT_URL"):
        address = os.environ["AWS_ENDPOINT_URL"]
        raise CommandError(
            f"AWS_ENDPOINT_URL is {address}, so this would not reach AWS; unset it.", REFUSED
        )
    os.environ.update(AWS_REGION=config.region, AWS_DEFAULT_REGION=config.region)
    account = _account()
    if config.account not in (None, account):
        raise CommandError(
            f"The credentials belong to account {account}, but {config.name}.yaml names "
            f"{config.account}; use the credentials of that account.",
            REFUSED,
        )
    label = f"AWS account {account}, region {config.region}"
    return Target(label=label, account=account, region=config.region)


def _account() -> str:
    try:
        return Clients().account()
    except Exception as error:
        kind = type(error).__name__
        if kind in ("NoCredentialsError", "PartialCredentialsError"):
            raise CommandError(_NO_CREDENTIALS, REFUSED) from error
        reason = " ".join(str(error).split())
        raise CommandError(f"The AWS credentials do not work: {reason}", REFUSED) from error
