"""Addresses that an organisation's address manager hands out."""

import re
from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.ranges import require_range

_POOL = re.compile(r"ipam-pool-[0-9a-f]{8,17}", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class IpamPool:
    """Take the VPC's range from a pool of Amazon VPC IPAM instead of naming it.

    Use it where a network team gives addresses out; the pool may be shared from another account
    (https://docs.aws.amazon.com/vpc/latest/ipam/share-pool-ipam.html).

    Args:
        pool_id: The pool, such as ``ipam-pool-0123456789abcdef0``, in the region of the VPC.
        netmask: Length of the prefix that the VPC gets, 16 to 28.

    Raises:
        InvalidInputError: The id is not one of a pool, or the length is outside its range.

    Example:
        >>> IpamPool(pool_id="ipam-pool-0123456789abcdef0", netmask=20).netmask
        20
    """

    pool_id: str
    netmask: int = 16

    def __post_init__(self) -> None:
        if not _POOL.fullmatch(self.pool_id):
            fix = "write it like 'ipam-pool-0123456789abcdef0'"
            what = "is not the id of an IPAM pool"
            raise InvalidInputError("IpamPool.pool_id", what, got=self.pool_id, fix=fix)
        # https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
        require_range("IpamPool.netmask", self.netmask, 16, 28)
