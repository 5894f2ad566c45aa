"""The operating systems of container instances, and what each can and cannot do."""

from typing import Final, Literal

NodeImage = Literal[
    "al2023",
    "al2023-gpu",
    "al2023-neuron",
    "bottlerocket",
    "bottlerocket-gpu",
    "windows-2022",
    "windows-2025",
]
OperatingSystem = Literal["linux", "windows-2022", "windows-2025"]
NODE_IMAGES: Final[tuple[NodeImage, ...]] = (
    "al2023",
    "al2023-gpu",
    "al2023-neuron",
    "bottlerocket",
    "bottlerocket-gpu",
    "windows-2022",
    "windows-2025",
)

# AWS publishes ECS-optimized images for arm64 of these only:
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/retrieve-ecs-optimized_AMI.html
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-bottlerocket.html
ARM_IMAGES: Final[frozenset[NodeImage]] = frozenset({"al2023", "bottlerocket", "bottlerocket-gpu"})

SMALLEST_DISK_GIB: Final = {"windows-2022": 50, "windows-2025": 50}
"""Size of the image's own snapshot, where it is more than :data:`DEFAULT_SMALLEST_DISK_GIB`."""
DEFAULT_SMALLEST_DISK_GIB: Final = 30


def is_windows(image: NodeImage) -> bool:
    """Return whether containers on the image are Windows containers.

    Args:
        image: The operating system.
    """
    return image.startswith("windows")


def operating_system(image: NodeImage) -> OperatingSystem:
    """Return what the containers of an image run on.

    Args:
        image: The operating system of the instance.
    """
    if image == "windows-2022" or image == "windows-2025":  # noqa: PLR1714 - narrows the type
        return image
    return "linux"


def is_bottlerocket(image: NodeImage) -> bool:
    """Return whether the image is configured by TOML instead of a script.

    Args:
        image: The operating system.
    """
    return image.startswith("bottlerocket")
