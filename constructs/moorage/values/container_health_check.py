"""How ECS asks inside a container whether it is well."""

from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.ranges import require_range


@dataclass(frozen=True, kw_only=True)
class ContainerHealthCheck:
    """Run a command in the container; ECS replaces a task whose main container fails it.

    The command must exist in the image. Limits and defaults:
    https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html

    Args:
        command: The command, one word per item. A single item is run by the container's shell.
        interval_seconds: Time between two runs, 5 to 300.
        timeout_seconds: How long one run may take, 2 to 60.
        retries: How many runs must fail, 1 to 10.
        start_period_seconds: Time to start, in which failures do not count, 0 to 300.

    Raises:
        InvalidInputError: There is no command, or a number is outside its range.

    Example:
        >>> ContainerHealthCheck(command=("curl -f http://localhost:8080/",)).words[0]
        'CMD-SHELL'
    """

    command: tuple[str, ...]
    interval_seconds: int = 30
    timeout_seconds: int = 5
    retries: int = 3
    start_period_seconds: int = 0

    def __post_init__(self) -> None:
        name = "ContainerHealthCheck"
        if not self.command or not all(self.command):
            fix = "write one such as [/bin/healthy], or a single line for the shell"
            raise InvalidInputError(f"{name}.command", "must not be empty", fix=fix)
        for field, low, high in (
            ("interval_seconds", 5, 300),
            ("timeout_seconds", 2, 60),
            ("start_period_seconds", 0, 300),
        ):
            require_range(f"{name}.{field}", getattr(self, field), low, high, unit="seconds")
        require_range(f"{name}.retries", self.retries, 1, 10, unit="runs")

    @property
    def words(self) -> tuple[str, ...]:
        """The command as ECS wants it, with who runs it."""
        return ("CMD-SHELL" if len(self.command) == 1 else "CMD", *self.command)
