"""Host names: which are domains, records, below others, and covered by certificates."""

import pytest

from moorage.values.host_name import covers, is_domain, is_record, lies_in


@pytest.mark.parametrize("name", ["example.com", "a.b-c.example.com", "_dmarc.example.com"])
def test_a_domain(name):
    assert is_domain(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "com",
        "example.com.",
        "*.example.com",
        "Example.com",
        "-a.com",
        "a..com",
        "a" * 64 + ".de",
    ],
)
def test_no_domain(name):
    assert not is_domain(name)


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("shop.example.com", True),
        ("Shop.Example.com", True),
        ("*.example.com", True),
        ("*.*.example.com", False),
        ("shop.*.example.com", False),
        ("api-*.example.com", False),
        ("shop?.example.com", False),
    ],
)
def test_only_a_whole_first_label_is_a_wildcard_of_dns(name, fits):
    assert is_record(name) is fits


@pytest.mark.parametrize(
    ("name", "domain", "inside"),
    [
        ("example.com", "example.com", True),
        ("A.Example.com", "example.com", True),
        ("*.example.com", "example.com", True),
        ("myexample.com", "example.com", False),
        ("com", "example.com", False),
    ],
)
def test_a_name_lies_in_its_domain_and_those_above(name, domain, inside):
    assert lies_in(name, domain) is inside


@pytest.mark.parametrize(
    ("name", "host", "good"),
    [
        ("shop.example.com", "shop.example.com", True),
        ("shop.example.com", "SHOP.example.com", True),
        ("*.example.com", "shop.example.com", True),
        ("*.example.com", "*.example.com", True),
        ("*.example.com", "a.shop.example.com", False),
        ("*.example.com", "example.com", False),
        ("example.com", "shop.example.com", False),
    ],
)
def test_a_wildcard_of_a_certificate_covers_one_label(name, host, good):
    assert covers(name, host) is good
