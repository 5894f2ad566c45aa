"""What a target group is told besides its health check."""

from typing import Any

from aws_cdk import Duration
from aws_cdk import aws_elasticloadbalancingv2 as elbv2

from moorage.values.target_options import TargetOptions


def target_attributes(options: TargetOptions) -> dict[str, Any]:
    """Return what differs from AWS's defaults: templates stay as they are without options.

    Args:
        options: Protocol, algorithm and sessions.
    """
    found: dict[str, Any] = {}
    if options.protocol != "http1":
        version = elbv2.ApplicationProtocolVersion
        found["protocol_version"] = version.GRPC if options.protocol == "grpc" else version.HTTP2
    if options.algorithm != "round-robin":
        name = options.algorithm.upper().replace("-", "_")
        found["load_balancing_algorithm_type"] = elbv2.TargetGroupLoadBalancingAlgorithmType[name]
    if options.anomaly_mitigation:
        found["enable_anomaly_mitigation"] = True
    if options.slow_start_seconds:
        found["slow_start"] = Duration.seconds(options.slow_start_seconds)
    if options.sticky:
        found["stickiness_cookie_duration"] = Duration.seconds(options.sticky.seconds)
        found["stickiness_cookie_name"] = options.sticky.cookie
    if not options.cross_zone:
        found["cross_zone_enabled"] = False
    return found
