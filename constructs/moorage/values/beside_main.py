"""How a container beside the main one starts, what it takes, and what its end means."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from moorage.errors import InvalidInputError
from moorage.values.container_options import ContainerOptions
from moorage.values.container_share import LEAST_MEMORY_MIB

# https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html
Condition: TypeAlias = Literal["start", "healthy", "complete", "success"]
_ENDS = ("complete", "success")


@dataclass(frozen=True, kw_only=True)
class BesideMain:
    """Place a container beside the main one.

    Args:
        container: What ECS is told about it; ``share.memory_mib`` is required, and taken from what
            the task has for the main container.
        port: The TCP port it listens on. Omitted: none that others are told.
        essential: Whether the task ends when it ends.
        before_main: The main container starts when this one has reached the condition: ``start``,
            ``healthy``, ``complete`` (it ended) or ``success`` (it ended with exit code 0).
            Omitted: the main container does not wait.
        after_main: This container starts when the main one has reached the condition, ``start``
            or ``healthy``. Omitted: it does not wait.
        main_volumes: Mount the volumes of the main container here too, at the same folders:
            ``read`` or ``write``. Omitted: none but folders that all containers share.

    Raises:
        InvalidInputError: The memory is missing, or a container waits for what never comes.

    Example:
        >>> options = ContainerOptions(share=ContainerShare(memory_mib=64))
        >>> BesideMain(container=options, before_main="success").essential
        False
    """

    container: ContainerOptions
    port: int | None = None
    essential: bool = False
    before_main: Condition | None = None
    after_main: Condition | None = None
    main_volumes: Literal["read", "write"] | None = None

    def __post_init__(self) -> None:
        memory = self.container.share.memory_mib
        if memory < LEAST_MEMORY_MIB:
            fix = f"write {LEAST_MEMORY_MIB} MiB or more"
            self._refuse("container.share.memory_mib", "is what it takes of the task", memory, fix)
        if self.before_main and self.after_main:
            what, fix = "goes with no before_main: both would wait for ever", "remove one of them"
            self._refuse("after_main", what, self.after_main, fix)
        if self.before_main and self.main_volumes:
            what = "are there when the main container is, which waits for this one"
            self._refuse("main_volumes", what, self.main_volumes, "remove before_main")
        if self.after_main in _ENDS:
            what, fix = "the main container ends only with its task", "write 'start' or 'healthy'"
            self._refuse("after_main", what, self.after_main, fix)
        if self.essential and self.before_main in _ENDS:
            # "This condition can't be set on an essential container."
            what = "waits for the end of a container with which the task ends"
            self._refuse("before_main", what, self.before_main, "remove essential")
        if self.before_main == "healthy" and self.container.health_check is None:
            what, fix = "needs a health check to wait for", "give its container a health_check"
            self._refuse("before_main", what, self.before_main, fix)

    def _refuse(self, name: str, what: str, got: object, fix: str) -> None:
        raise InvalidInputError(f"{type(self).__name__}.{name}", what, got=got, fix=fix)
