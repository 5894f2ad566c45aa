"""Images of AWS that watch over a task from beside it, each in a version that never changes."""

from typing import Final

# "You should lock your deployments to a specific version tag. We guarantee that these tags will be
# immutable": https://github.com/aws/aws-for-fluent-bit#using-image-tags
LOG_ROUTER_IMAGE: Final = "public.ecr.aws/aws-observability/aws-for-fluent-bit:3.4.15"
"""Fluent Bit 5.0.9, https://github.com/aws/aws-for-fluent-bit/releases/tag/v3.4.15."""

COLLECTOR_IMAGE: Final = "public.ecr.aws/aws-observability/aws-otel-collector:v0.50.0"
"""https://github.com/aws-observability/aws-otel-collector/releases/tag/v0.50.0."""

AGENT_IMAGE: Final = "public.ecr.aws/cloudwatch-agent/cloudwatch-agent:1.300072.0b1766"
"""https://github.com/aws/amazon-cloudwatch-agent/releases."""
