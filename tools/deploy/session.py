"""What every command of one call has in common."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.loader import load_environment
from tools.deploy import assembly, target
from tools.deploy.assembly import Assembly
from tools.deploy.ownership import Ownership
from tools.deploy.target import Target


@dataclass(frozen=True, kw_only=True)
class Session:
    """One environment, one target, and the things made for them when they are first needed.

    Args:
        environment: The name of the environment.
        target_name: ``emulator`` or ``aws``.
        yes: Whether somebody agreed on the command line.
        environments: The folder with the environment files.
        state: The folder for logs, the emulator's files and what is remembered between commands.
        out: Where to put the assembly. Omitted: ``cdk.out/ENVIRONMENT``.
        images: Tag or digest by name of a service. Omitted: those of the environment file.
        prune: Delete the stacks of services that are no longer in the environment file.
        containers: Run the tasks on the emulator for real; its state is apart from the other's.
    """

    environment: str
    target_name: str
    yes: bool
    environments: Path
    state: Path
    out: Path | None = None
    images: Mapping[str, str] = field(default_factory=dict)
    prune: bool = False
    containers: bool = False

    @cached_property
    def config(self) -> EnvironmentConfig:
        """The environment file, checked."""
        path = self.environments / f"{self.environment}.yaml"
        return load_environment(path, images=self.images)

    @cached_property
    def target(self) -> Target:
        """The emulator, started if need be, or AWS, with credentials that work."""
        if self.target_name == "aws":
            return target.aws(self.config)
        return target.emulator(self.config, self._emulator, containers=self.containers)

    @cached_property
    def assembly(self) -> Assembly:
        """The environment's stacks, synthesized once."""
        return assembly.synthesize(
            self.environment,
            environments=self.environments,
            state=self.state,
            folder=self.out,
            images=self.images,
        )

    @property
    def ownership(self) -> Ownership:
        """What this environment made on the emulator so far."""
        file = self._emulator / f"made-by-{self.environment}.json"
        return Ownership(file, token=self.target.token, clients=self.target.clients)

    @property
    def _emulator(self) -> Path:
        return self.state / ("containers" if self.containers else "emulator")

    @property
    def stack_names(self) -> list[str]:
        """The names of the environment's stacks."""
        return [stack.name for stack in self.assembly.stacks]

    def log(self, command: str) -> Path:
        """Return where the CLI's words go.

        Args:
            command: The command that runs it.
        """
        return self.state / "logs" / f"{command}-{self.environment}.log"
