"""url_pattern: which of two patterns matches more."""

import pytest

from moorage.values.url_pattern import canonical, contains, literal_count


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [("/a", "/a"), ("/**", "/*"), ("/*?", "/?*"), ("*?*?.b", "??*.b"), ("/?a*", "/?a*")],
)
def test_patterns_that_match_the_same_get_the_same_spelling(pattern, expected):
    assert canonical(pattern) == expected


def test_wildcards_are_not_literal_characters():
    assert literal_count("/a?/*") == 3


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        ("/*", "/"),
        ("/api*", "/api/*"),
        ("/api/*", "/api/v?/*"),
        ("/*/users", "/api/*/users"),
        ("*.example.com", "*.shop.example.com"),
        ("*", "*.example.com"),
        ("/?*", "/*?"),
        ("*a?*", "a*a*"),  # `?` falls on the second a or on the text before it
    ],
)
def test_a_wider_pattern_contains_a_narrower_one(wide, narrow):
    assert contains(wide, narrow)


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        ("/", "/*"),
        ("/api/*", "/api"),
        ("/api/*", "/*"),
        ("/api/v?", "/api/v*"),
        ("/a*b", "/a*"),
        ("*.example.com", "example.com"),
        ("/a?*b", "/a*b"),
    ],
)
def test_a_pattern_does_not_contain_one_that_matches_something_else(wide, narrow):
    assert not contains(wide, narrow)


def test_every_pattern_contains_itself():
    assert contains("/a*b?c*", "/a*b?c*")


def test_long_repetitive_patterns_are_decided():
    assert not contains("/*" + 61 * "a" + "???", "/*" + 60 * "a" + "????")
