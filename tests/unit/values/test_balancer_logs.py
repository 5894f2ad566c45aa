"""BalancerLogs: connections unless told otherwise, health checks if asked for."""

from moorage.values.balancer_logs import BalancerLogs


def test_connections_are_logged_and_health_checks_are_not():
    assert BalancerLogs() == BalancerLogs(connections=True, health_checks=False)
