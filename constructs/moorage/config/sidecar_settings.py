"""One container beside the main one of a workload."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import AfterValidator, Field

from moorage.config import field_rules
from moorage.config.image_choice import ImageChoice
from moorage.values.beside_main import BesideMain
from moorage.values.process import Process
from moorage.values.secret_source import SecretSource

_PROCESS = Process()


@dataclass(frozen=True, kw_only=True)
class SidecarSettings(BesideMain):
    """A container that shares network, life and size of the task.

    Args:
        image: What to run: ``registry``, ``repository`` or ``build``.
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
        environment: Environment variables, text in quotes; never a secret. Omitted: none.
        secrets: Secrets of Secrets Manager and parameters of Systems Manager, by the name of the
            variable that the container gets. Omitted: none.
        user: User, or USER:GROUP, of the process in the container.
        command: Replaces the image's command, one word per item. Omitted: the image's own.
        scratch: Folders in which the container may write; everything else is read-only.
    """

    image: ImageChoice
    port: Annotated[int, Field(ge=1, le=65535)] | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, SecretSource] = field(default_factory=dict)
    user: Annotated[str, AfterValidator(field_rules.user)] = _PROCESS.user
    command: tuple[str, ...] = ()
    scratch: tuple[Annotated[str, AfterValidator(field_rules.absolute_path)], ...] = (
        _PROCESS.scratch
    )
