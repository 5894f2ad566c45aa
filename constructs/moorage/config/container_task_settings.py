"""What every entry that runs containers has in common, wherever it runs."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Annotated, ClassVar, TypeAlias

from pydantic import AfterValidator, Field

from moorage.config import field_rules, id_rules
from moorage.config.image_choice import ImageChoice
from moorage.config.key_path import KeyPath
from moorage.config.sidecar_settings import SidecarSettings
from moorage.config.strict_model import StrictModel
from moorage.values.container_options import ContainerOptions
from moorage.values.container_share import ContainerShare
from moorage.values.docker_mount import DockerMount
from moorage.values.image import Image
from moorage.values.process import Process
from moorage.values.secret_source import SecretSource
from moorage.values.shared_folder import FolderMount
from moorage.values.task_size import TaskSize

_PROCESS = Process()
_sidecar = partial(field_rules.name_of_at_most, 32, "the name of a sidecar")
_volume = partial(field_rules.name_of_at_most, 32, "the name of a volume")
VolumeName: TypeAlias = Annotated[str, AfterValidator(_volume)]


class ContainerTaskSettings(StrictModel):
    """A container, and what it needs but for a network.

    Args:
        image: What to run: ``registry``, ``repository`` or ``build``.
        size: CPU, memory and processor architecture of one task. Omitted: the smallest that holds
            its containers.
        environment: Environment variables, text in quotes; never a secret. Omitted: none.
        secrets: Secrets of Secrets Manager and parameters of Systems Manager, by the name of the
            variable that the container gets. Omitted: none.
        folders: Folders that all containers of the task share, by the name of the volume. Omitted:
            none.
        docker_volumes: Volumes that Docker keeps on instances, by name. Omitted: none.
        user: User, or USER:GROUP, of the process in the container.
        command: Replaces the image's command, one word per item. Omitted: the image's own.
        scratch: Folders in which the container may write; everything else is read-only.
        container: What else ECS is told about the container.
        sidecars: Containers beside this one in the same task, by name. Omitted: none.
        execution_role_arn: A role that starts the tasks and that you look after yourself. Omitted:
            one is made.
        task_role_arn: A role for the code in the tasks that you look after yourself. Omitted: one
            is made.
    """

    VOLUMES: ClassVar[tuple[str, ...]] = ("folders", "docker_volumes")

    image: ImageChoice
    size: TaskSize | None = None
    environment: Mapping[str, str] = Field(default_factory=dict)
    secrets: Mapping[str, SecretSource] = Field(default_factory=dict)
    folders: Mapping[VolumeName, FolderMount] = Field(default_factory=dict)
    docker_volumes: Mapping[VolumeName, DockerMount] = Field(default_factory=dict)
    user: Annotated[str, AfterValidator(field_rules.user)] = _PROCESS.user
    command: tuple[str, ...] = ()
    scratch: tuple[Annotated[str, AfterValidator(field_rules.absolute_path)], ...] = (
        _PROCESS.scratch
    )
    container: ContainerOptions = ContainerOptions()
    sidecars: Mapping[Annotated[str, AfterValidator(_sidecar)], SidecarSettings] = Field(
        default_factory=dict
    )
    execution_role_arn: Annotated[str, AfterValidator(id_rules.role_arn)] | None = None
    task_role_arn: Annotated[str, AfterValidator(id_rules.role_arn)] | None = None

    @property
    def shares(self) -> tuple[ContainerShare, ...]:
        """What the containers beside the main one take of the task."""
        return tuple(one.container.share for one in self.sidecars.values())

    @property
    def images(self) -> Iterator[tuple[KeyPath, Image]]:
        """What the containers of the task run, with the place of each."""
        for place, one in self.containers:
            yield (*place, "image"), one.image

    @property
    def mounts(self) -> Iterator[tuple[KeyPath, str]]:
        """The folder of each volume in the container, with the place of the volume."""
        for section in self.VOLUMES:
            for name, one in getattr(self, section).items():
                yield (section, name), one.path

    @property
    def containers(self) -> Iterator[tuple[KeyPath, "ContainerTaskSettings | SidecarSettings"]]:
        """The main container and those beside it, with their places in the entry."""
        yield (), self
        for name, one in self.sidecars.items():
            yield ("sidecars", name), one
