"""Firewall: numbers, names and ranges that AWS WAF takes."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.firewall import RULE_GROUPS, Firewall


def test_all_free_rule_groups_together_are_within_the_capacity_of_a_web_acl():
    assert Firewall(rule_groups=tuple(RULE_GROUPS)).rule_groups == tuple(RULE_GROUPS)
    assert sum(RULE_GROUPS.values()) < 5000


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"rule_groups": ("AWSManagedRulesSQLRuleSet",)}, r"rule_groups: .*'AWSManagedRulesSQLi"),
        ({"rule_groups": ("mine",)}, r"rule_groups: is not a free .*known are AWS"),
        ({"rule_groups": ("AWSManagedRulesUnixRuleSet",) * 2}, r"rule_groups: names .* twice"),
        ({"rate_limit": 9}, r"rate_limit: must be 10 to 2000000000 requests"),
        ({"rate_window_seconds": 30}, r"rate_window_seconds: .*use 300"),
        ({"allow": ("office",)}, r"allow: is not an IP range"),
        ({"block": ("0.0.0.0/0",)}, r"block: everyone is no range"),
    ],
)
def test_what_waf_does_not_take_is_refused(arguments, says):
    with pytest.raises(InvalidInputError, match=rf"Firewall\.{says}"):
        Firewall(**arguments)
