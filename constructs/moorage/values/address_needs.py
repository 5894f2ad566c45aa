"""How many addresses the tasks of a network take, and whether its subnets have them."""

import math
from dataclasses import dataclass
from typing import Final

from moorage.errors import InvalidInputError

# The first four addresses of a subnet and its last are AWS's:
# https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
RESERVED_PER_SUBNET: Final = 5
# What a load balancer wants free in each of its subnets:
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
LOAD_BALANCER_PER_SUBNET: Final = 8
# A deployment runs old and new tasks side by side, up to 200 % (the services' maximum).
DEPLOYMENT_FACTOR: Final = 2


@dataclass(frozen=True, kw_only=True)
class AddressNeeds:
    """Count the addresses that end up in the subnets of the tasks.

    Each task with the network mode ``awsvpc`` has a network interface, and so an address, of its
    own (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html).

    Args:
        tasks: Tasks of all services together, each at its maximum.
        instances: Container instances at their maximum; each has an address of its own.
        endpoints: Interface endpoints; each has an address in every subnet.
        load_balancers: How many load balancers stand in the same subnets.

    Example:
        >>> AddressNeeds(tasks=30).per_subnet(zones=3)
        25
    """

    tasks: int
    instances: int = 0
    endpoints: int = 0
    load_balancers: int = 0

    def per_subnet(self, *, zones: int) -> int:
        """Return the addresses that a subnet must have.

        Args:
            zones: How many zones tasks are spread over, with one subnet of theirs in each.
        """
        moving = self.tasks * DEPLOYMENT_FACTOR + self.instances
        balancers = LOAD_BALANCER_PER_SUBNET * self.load_balancers
        return math.ceil(moving / zones) + self.endpoints + balancers + RESERVED_PER_SUBNET

    def check(self, where: str, *, prefix: int, zones: int) -> None:
        """Refuse subnets with fewer addresses than are needed.

        Args:
            where: The argument or key that holds the range, for the message.
            prefix: Length of the prefix of each subnet.
            zones: How many zones there are.

        Raises:
            InvalidInputError: They are too small; the message holds the sum.
        """
        needed, present = self.per_subnet(zones=zones), 2 ** (32 - prefix)
        if needed <= present:
            return
        larger = prefix - (32 - math.ceil(math.log2(needed)))
        raise InvalidInputError(
            where,
            f"its task subnets have {present} addresses each, and {needed} are needed: "
            f"{self._sum(zones)}",
            got=f"/{prefix} per subnet",
            fix=f"take a range that is {2**larger} times as large, use more zones, "
            "or lower the services' maximum of tasks",
        )

    def _sum(self, zones: int) -> str:
        parts = [f"{self.tasks} tasks x {DEPLOYMENT_FACTOR} during a deployment"]
        if self.instances:
            parts.append(f"{self.instances} instances")
        text = f"({' + '.join(parts)}) / {zones} zones"
        if self.endpoints:
            text += f" + {self.endpoints} endpoints"
        if self.load_balancers == 1:
            text += f" + {LOAD_BALANCER_PER_SUBNET} for the load balancer"
        elif self.load_balancers:
            text += f" + {LOAD_BALANCER_PER_SUBNET} x {self.load_balancers} load balancers"
        return f"{text} + {RESERVED_PER_SUBNET} of AWS's own"
