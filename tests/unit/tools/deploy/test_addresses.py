"""Addresses: from the rules that forward to a service, and from no other."""

from tools.deploy.addresses import addresses

GROUP = "arn:group/api"


RULES = (
    {
        "Actions": [{"Type": "forward", "TargetGroupArn": GROUP}],
        "Conditions": [{"PathPatternConfig": {"Values": ["/api/*"]}}],
    },
    {
        "Actions": [{"ForwardConfig": {"TargetGroups": [{"TargetGroupArn": GROUP}]}}],
        "Conditions": [{"HostHeaderConfig": {"Values": ["shop.example.com"]}}],
    },
    {"Actions": [{"TargetGroupArn": "arn:group/web"}], "Conditions": []},
)


class Answers:
    """Answers as the service APIs give them, for one load balancer with three rules."""

    def pages(self, _service, operation, _key, **_):
        return {
            "describe_load_balancers": [{"LoadBalancerArn": "arn:lb", "DNSName": "front.example"}],
            "describe_listeners": [{"ListenerArn": "arn:listener", "Protocol": "HTTP"}],
            "describe_rules": RULES,
        }[operation]


def test_each_rule_that_forwards_to_the_service_is_an_address():
    service = {"loadBalancers": [{"targetGroupArn": GROUP}]}

    assert addresses(service, Answers()) == [
        "http://front.example/api/",
        "http://shop.example.com/",
    ]


def test_a_service_without_a_load_balancer_has_none():
    assert addresses({}, Answers()) == []
