"""What else ECS may be told about a container."""

from dataclasses import dataclass

from moorage.values.container_share import ContainerShare


@dataclass(frozen=True, kw_only=True)
class ContainerOptions:
    """Tell ECS more about a container than most containers need.

    Args:
        share: CPU and memory that the container asks for. Omitted: no CPU of its own, and of the
            memory what the containers beside it leave.

    Example:
        >>> ContainerOptions(share=ContainerShare(memory_mib=256)).share.memory_mib
        256
    """

    share: ContainerShare = ContainerShare()
