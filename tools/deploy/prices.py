"""List prices that an estimate is made of: USD in us-east-1, on 2026-11-24.

Sources: https://aws.amazon.com/fargate/pricing/ (Linux), https://aws.amazon.com/vpc/pricing/ (NAT
gateway, public IPv4 address), https://aws.amazon.com/privatelink/pricing/ (interface endpoint, per
zone) and https://aws.amazon.com/elasticloadbalancing/pricing/ (application load balancer).
What depends on use is not in the table: traffic, load-balancer capacity units, logs, storage.
"""

from typing import Final

REGION: Final = "us-east-1"
DATE: Final = "2026-11-24"
HOURS_PER_MONTH: Final = 730

NAT_GATEWAY: Final = 0.045
PUBLIC_ADDRESS: Final = 0.005
INTERFACE_ENDPOINT: Final = 0.01
APPLICATION_LOAD_BALANCER: Final = 0.0225

FARGATE_CPU: Final = {"X86_64": 0.04048, "ARM64": 0.03238}
"""Per vCPU and hour, by architecture."""

FARGATE_GB: Final = {"X86_64": 0.004445, "ARM64": 0.00356}
"""Per GB of memory and hour, by architecture."""
