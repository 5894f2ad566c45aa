"""``cdn``: which hosts lead to the distribution, and how much it can lead to."""

import pytest

from moorage.config.cdn_settings import CdnSettings
from moorage.config.loader import load_environment
from moorage.errors import ConfigError

ARN = "arn:aws:acm:us-east-1:111122223333:certificate/11111111-2222-3333"
CDN = f"""\
cdn:
  aliases: [shop.example.com]
  certificate_arn: {ARN}
"""


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("shop.example.com", True),
        ("a.edge.example.com", True),
        ("a.b.edge.example.com", False),
        ("example.com", False),
    ],
)
def test_it_answers_its_names_and_one_label_below_a_star(host, expected):
    settings = CdnSettings(aliases=("shop.example.com", "*.edge.example.com"))

    assert settings.answers(host) == expected


def test_a_distribution_that_is_given_answers_nothing_here():
    assert not CdnSettings(distribution="given").answers("shop.example.com")


def test_routes_beyond_the_first_load_balancer_are_refused(base, write):
    routes = ", ".join(f"{{host: h{n}.example.com, priority: {n}}}" for n in range(1, 102))
    text = base.replace("{path: /api/*}", routes).replace(
        "load_balancer:\n", f"{CDN}load_balancer:\n  scheme: internal\n"
    )

    with pytest.raises(ConfigError, match=r"cdn: leads to the first load balancer.*\['main-2'\]"):
        load_environment(write(text))
