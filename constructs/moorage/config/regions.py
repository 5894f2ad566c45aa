"""The AWS regions that an environment may name."""

from typing import Final

from moorage.config.nearest import nearest
from moorage.errors import InvalidInputError

# The partitions aws, aws-us-gov, aws-cn and aws-eusc of botocore 1.43.106, read on 2026-11-24.
# fmt: off
REGIONS: Final = (
    "af-south-1",
    "ap-east-1", "ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1",
    "ap-south-2", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4",
    "ap-southeast-5", "ap-southeast-6", "ap-southeast-7",
    "ca-central-1", "ca-west-1",
    "cn-north-1", "cn-northwest-1",
    "eu-central-1", "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1",
    "eu-west-2", "eu-west-3",
    "eusc-de-east-1",
    "il-central-1",
    "me-central-1", "me-south-1",
    "mx-central-1",
    "sa-east-1",
    "us-east-1", "us-east-2", "us-gov-east-1", "us-gov-west-1", "us-west-1", "us-west-2",
)
# fmt: on


def known_region(region: str) -> str:
    """Return the region, or refuse it with the nearest one that exists.

    Args:
        region: What the file says.

    Raises:
        InvalidInputError: If AWS has no such region.
    """
    if region in REGIONS:
        return region
    fix = f"did you mean '{near}'?" if (near := nearest(region, REGIONS)) else "use 'eu-west-1'"
    raise InvalidInputError("region", "is not a region of AWS", got=region, fix=fix)
