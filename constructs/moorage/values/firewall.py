"""What a firewall refuses."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, ClassVar, Final

from moorage.errors import InvalidInputError
from moorage.values.cidr import require_cidr
from moorage.values.ranges import require_range

# What they look for, and their capacity in units of which a web ACL takes 5,000:
# https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html
RULE_GROUPS: Final[Mapping[str, int]] = MappingProxyType(
    {
        "AWSManagedRulesAmazonIpReputationList": 25,
        "AWSManagedRulesAnonymousIpList": 50,
        "AWSManagedRulesCommonRuleSet": 700,
        "AWSManagedRulesAdminProtectionRuleSet": 100,
        "AWSManagedRulesKnownBadInputsRuleSet": 200,
        "AWSManagedRulesSQLiRuleSet": 200,
        "AWSManagedRulesLinuxRuleSet": 200,
        "AWSManagedRulesUnixRuleSet": 100,
        "AWSManagedRulesWindowsRuleSet": 200,
        "AWSManagedRulesPHPRuleSet": 100,
        "AWSManagedRulesWordPressRuleSet": 100,
    }
)
MANAGED_RULES: Final = "managed-rules"  # the word for the default below
DEFAULT_GROUPS: Final = (
    "AWSManagedRulesAmazonIpReputationList",
    "AWSManagedRulesCommonRuleSet",
    "AWSManagedRulesKnownBadInputsRuleSet",
)
# https://docs.aws.amazon.com/waf/latest/APIReference/API_RateBasedStatement.html
_LOWEST_RATE, _HIGHEST_RATE = 10, 2_000_000_000
_WINDOWS: Final = (60, 120, 300, 600)


@dataclass(frozen=True, kw_only=True)
class Firewall:
    """Refuse requests by who sends them, how many, and what they look like.

    Use it to choose more than AWS's own rules against known attackers and attacks. The order is:
    ranges that are blocked, ranges that are allowed and skip the rest, the rate, the rule groups.

    Args:
        rule_groups: Managed rule groups of AWS that are free, in their order. Those that cost extra
            or need an application that reports to them (bots, account takeover) are not known here.
        rate_limit: Requests that one client address may send in a window before it gets a 429,
            10 to 2000000000; AWS counts roughly. Omitted: as many as it likes.
        rate_window_seconds: The window: 60, 120, 300 or 600.
        allow: IP ranges that no further rule looks at, such as those of an office. Omitted: none.
        block: IP ranges that are refused. Omitted: none.
        count_only: Whether rules only count what they would refuse, to try them out.

    Raises:
        InvalidInputError: A rule group is not known, a number is outside its range, or a range
            cannot be read.

    Example:
        >>> Firewall(rate_limit=2000).rule_groups[0]
        'AWSManagedRulesAmazonIpReputationList'
    """

    # Read by pydantic when a configuration model nests this class; pydantic is not needed here.
    __pydantic_config__: ClassVar[Any] = {"extra": "forbid", "strict": True}

    rule_groups: tuple[str, ...] = DEFAULT_GROUPS
    rate_limit: int | None = None
    rate_window_seconds: int = 300
    allow: tuple[str, ...] = ()
    block: tuple[str, ...] = ()
    count_only: bool = False

    def __post_init__(self) -> None:
        self._check_groups()
        if self.rate_limit is not None:
            where = "Firewall.rate_limit"
            require_range(where, self.rate_limit, _LOWEST_RATE, _HIGHEST_RATE, unit="requests")
        if self.rate_window_seconds not in _WINDOWS:
            where, what = "Firewall.rate_window_seconds", "AWS WAF offers 60, 120, 300 and 600"
            raise InvalidInputError(where, what, got=self.rate_window_seconds, fix="use 300")
        for field in ("allow", "block"):
            for cidr in getattr(self, field):
                _check_range(f"Firewall.{field}", cidr)

    def _check_groups(self) -> None:
        where = "Firewall.rule_groups"
        for name in self.rule_groups:
            if name not in RULE_GROUPS:
                near = get_close_matches(name, RULE_GROUPS, n=1, cutoff=0.5)
                known = ", ".join(RULE_GROUPS)
                fix = f"did you mean '{near[0]}'?" if near else f"known are {known}"
                what = "is not a free managed rule group of AWS"
                raise InvalidInputError(where, what, got=name, fix=fix)
        if len(set(self.rule_groups)) != len(self.rule_groups):
            what, fix = "names a rule group twice", "remove one of them"
            raise InvalidInputError(where, what, got=list(self.rule_groups), fix=fix)


def _check_range(where: str, cidr: str) -> None:
    require_cidr(where, cidr)
    # https://docs.aws.amazon.com/waf/latest/APIReference/API_IPSet.html
    if cidr.endswith("/0"):
        what, fix = "everyone is no range for AWS WAF", "use /1 or longer, or remove it"
        raise InvalidInputError(where, what, got=cidr, fix=fix)
