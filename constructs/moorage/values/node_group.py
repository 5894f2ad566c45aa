"""A group of EC2 instances that run tasks."""

import re
from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.architecture import DEFAULT_ARCHITECTURE, Architecture
from moorage.values.capacity_strategy import Provider
from moorage.values.capacity_weights import CapacityWeights
from moorage.values.need import INSTANCE_NEEDS, SESSION_NEEDS
from moorage.values.node_image import (
    ARM_IMAGES,
    DEFAULT_SMALLEST_DISK_GIB,
    SMALLEST_DISK_GIB,
    NodeImage,
    is_windows,
    operating_system,
)
from moorage.values.node_replacement import NodeReplacement
from moorage.values.node_scaling import NodeScaling
from moorage.values.ranges import require_range
from moorage.values.spot_share import SpotShare

_DEFAULT_TYPES = {"x86_64": ("m7i.large",), "arm64": ("m7g.large",)}
_TYPE = re.compile(r"[a-z][a-z0-9-]*\.[a-z0-9-]+")
_ARM = re.compile(r"(a1|t4g|[a-z]+[0-9]+g[a-z0-9-]*)\.")
_AMI = re.compile(r"ami-[0-9a-f]{8}([0-9a-f]{9})?")


@dataclass(frozen=True, kw_only=True)
class NodeGroup(CapacityWeights):
    """Describe container instances of one kind.

    Args:
        base: Tasks that go here before the weights count.
        weight: Share of the tasks beyond the base.
        instance_types: Types that may be started, the most wanted first; several make Spot
            capacity easier to find. Omitted: ``m7i.large``, or ``m7g.large`` for arm64.
        architecture: Processor of instances and tasks, ``x86_64`` or ``arm64``.
        image: Operating system: ``al2023``, ``al2023-gpu``, ``al2023-neuron``, ``bottlerocket``,
            ``bottlerocket-gpu``, ``windows-2022`` or ``windows-2025``; always the ECS-optimized
            one, and the newest at each deployment unless ``ami_id`` says otherwise.
        ami_id: Machine image of that system, such as ``ami-0123456789abcdef0``, so that instances
            are replaced only when you change it. Omitted: the newest.
        scaling: How many instances.
        spot: How many of them are Spot instances. Omitted: none.
        replacement: When instances are replaced.
        disk_gib: Size of the encrypted disk for images and containers.
        protect_long_tasks: Never scale in an instance on which tasks run, however long they take.
            Needs a function that lets the group go when it is deleted.
        trunking: Count on ENI trunking, which gives an instance many more network interfaces for
            tasks. The account must have it on: ``aws ecs put-account-setting-default --name
            awsvpcTrunking --value enabled``.
        ssm_access: Let operators open a shell on an instance through Session Manager.
        security_group_ids: Security groups that the instances join besides their own, such as the
            one of the members of a Windows domain. Omitted: none.
        user_data: Lines appended to the instances' user data: commands, or TOML on Bottlerocket.
            Omitted: none.

    Raises:
        InvalidInputError: Something is outside its range, or does not go together.

    Example:
        >>> NodeGroup(architecture="arm64").types
        ('m7g.large',)
    """

    instance_types: tuple[str, ...] = ()
    architecture: Architecture = DEFAULT_ARCHITECTURE
    image: NodeImage = "al2023"
    ami_id: str | None = None
    scaling: NodeScaling = NodeScaling()
    spot: SpotShare = SpotShare()
    replacement: NodeReplacement = NodeReplacement()
    disk_gib: int = 50
    protect_long_tasks: bool = False
    trunking: bool = False
    ssm_access: bool = False
    security_group_ids: tuple[str, ...] = ()
    user_data: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        self._check_image()
        for instance_type in self.instance_types:
            self._check_type(instance_type)
        smallest = SMALLEST_DISK_GIB.get(self.image, DEFAULT_SMALLEST_DISK_GIB)
        require_range("NodeGroup.disk_gib", self.disk_gib, smallest, 16_384, unit="GiB")
        if self.scaling.warm_pool and self.spot.percent:
            # https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-warm-pools.html
            raise InvalidInputError(
                "NodeGroup.scaling.warm_pool",
                "a warm pool holds no Spot instances",
                got=self.scaling.warm_pool,
                fix="remove it, or write spot percent 0",
            )
        if self.scaling.warm_pool and len(self.types) > 1:
            raise InvalidInputError(
                "NodeGroup.scaling.warm_pool",
                "a warm pool holds instances of one type",
                got=self.scaling.warm_pool,
                fix="remove it, or name one instance type",
            )

    @property
    def types(self) -> tuple[str, ...]:
        """The instance types, the default one included."""
        return self.instance_types or _DEFAULT_TYPES[self.architecture]

    @property
    def uses_spot(self) -> bool:
        """Whether tasks may be interrupted."""
        return self.spot.percent > 0

    def provider_called(self, name: str) -> Provider:
        """Return this group as a strategy sees it.

        Args:
            name: What the cluster calls it.
        """
        return Provider(
            name=name,
            kind="ec2",
            base=self.base,
            weight=self.weight,
            architecture=self.architecture,
            interruptible=self.uses_spot,
            operating_system=operating_system(self.image),
            instance_types=self.types,
            needs=(*INSTANCE_NEEDS, *(SESSION_NEEDS if self.ssm_access else ())),
        )

    def _check_image(self) -> None:
        if self.architecture == "arm64" and self.image not in ARM_IMAGES:
            raise InvalidInputError(
                "NodeGroup.image",
                "AWS has no such ECS-optimized image for arm64",
                got=self.image,
                fix=f"use {', '.join(sorted(ARM_IMAGES))}, or architecture x86_64",
            )
        if self.ami_id is not None and not _AMI.fullmatch(self.ami_id):
            fix = "write it as 'ami-0123456789abcdef0'"
            what = "is not the id of a machine image"
            raise InvalidInputError("NodeGroup.ami_id", what, got=self.ami_id, fix=fix)
        if self.trunking and is_windows(self.image):
            # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-instance-eni.html
            what, fix = "Windows instances have no ENI trunking", "remove it"
            raise InvalidInputError("NodeGroup.trunking", what, got=True, fix=fix)

    def _check_type(self, instance_type: str) -> None:
        where = "NodeGroup.instance_types"
        if not _TYPE.fullmatch(instance_type):
            what, fix = "is not an instance type", "write it as 'm7g.large'"
            raise InvalidInputError(where, what, got=instance_type, fix=fix)
        actual = "arm64" if _ARM.match(instance_type) else "x86_64"
        if actual != self.architecture:
            raise InvalidInputError(
                where,
                f"has {actual} processors, but architecture is {self.architecture}",
                got=instance_type,
                fix=f"use another type, or write architecture {actual}",
            )
