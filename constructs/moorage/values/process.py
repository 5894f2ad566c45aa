"""The process in a container: its command, its environment, its user, where it may write."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from moorage.errors import InvalidInputError

_MOST_ENVIRONMENT_BYTES = 32_768


@dataclass(frozen=True, kw_only=True)
class Process:
    """Describe the process that a container runs.

    Use it for what the image does not say, or says otherwise.

    Args:
        environment: Plain environment variables, readable by everyone who may read the task
            definition. Secrets do not belong here.
        command: Replaces the image's command. Omitted: the image's own.
        user: User and group, by number where possible, because names need an entry in the image.
        scratch: Directories the process may write to; each is memory-backed and empty at the start
            of a task. The rest of the file system is read-only.
        scratch_mib: Size of each scratch directory in MiB; it counts against the task's memory.

    Raises:
        InvalidInputError: A path is not absolute, the user is empty, or the environment is larger
            than a task definition takes.

    Example:
        >>> Process(environment={"LOG_LEVEL": "info"}).scratch
        ('/tmp',)
    """

    environment: Mapping[str, str] = field(default_factory=dict)
    command: tuple[str, ...] | None = None
    user: str = "1000:1000"
    scratch: tuple[str, ...] = ("/tmp",)  # noqa: S108 - a path in the container
    scratch_mib: int = 64

    def __post_init__(self) -> None:
        for path in self.scratch:
            if not path.startswith("/") or path == "/":
                fix = "write a directory such as '/tmp'"
                what = "must be an absolute path below /"
                raise InvalidInputError("Process.scratch", what, got=path, fix=fix)
        if not self.user.strip():
            fix = "write '1000:1000', or leave it out"
            raise InvalidInputError("Process.user", "must not be empty", got=self.user, fix=fix)
        size = sum(len(name) + len(value) for name, value in self.environment.items())
        # A whole task definition is limited to 64 KiB:
        # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html
        if size > _MOST_ENVIRONMENT_BYTES:
            what = f"is {size} bytes; a task definition has room for {_MOST_ENVIRONMENT_BYTES}"
            fix = "move it to a file or a parameter"
            raise InvalidInputError("Process.environment", what, fix=fix)
