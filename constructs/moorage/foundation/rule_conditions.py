"""A route in the words of a listener rule."""

from collections.abc import Iterator

from aws_cdk import aws_elasticloadbalancingv2 as elbv2

from moorage.values.route import Route


def rule_conditions(route: Route) -> Iterator[elbv2.ListenerCondition]:
    """Yield the conditions of a route's rule.

    Args:
        route: The route.
    """
    condition = elbv2.ListenerCondition
    if route.has_path_condition:
        yield condition.path_patterns([route.path])
    if route.host is not None:
        yield condition.host_headers([route.host])
    more = route.conditions
    for name, values in more.headers.items():
        yield condition.http_header(name, list(values))
    for key, values in more.query.items():
        yield condition.query_strings(
            [elbv2.QueryStringCondition(key=key, value=value) for value in values]
        )
    if more.methods:
        yield condition.http_request_methods(list(more.methods))
    if more.source_ips:
        yield condition.source_ips(list(more.source_ips))
