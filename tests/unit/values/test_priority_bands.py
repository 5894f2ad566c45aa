"""priority_bands: the layout is whole, ordered by specificity, and never changes."""

from itertools import pairwise

import pytest

from moorage.values import priority_bands
from moorage.values.priority_bands import band, preferred


def bands():
    return list(priority_bands._BANDS.values())


def test_bands_follow_one_another_without_gap_or_overlap():
    assert all(left.stop == right.start for left, right in pairwise(bands()))


def test_no_band_is_empty():
    assert min(len(numbers) for numbers in bands()) == 1


def test_automatic_numbers_start_above_the_users_own():
    assert bands()[0].start == 1000


def test_automatic_numbers_end_within_what_a_listener_accepts():
    assert bands()[-1].stop - 1 <= 50_000


def test_every_pattern_that_a_route_accepts_has_a_band():
    longest_host, longest_path = "*." + 122 * "a" + ".com", "/" + 127 * "a"

    assert band(longest_host, longest_path)


@pytest.mark.parametrize(
    ("first", "later"),
    [
        (("shop.example.com", "/*"), ("*.example.com", "/checkout/*")),
        (("*.example.com", "/*"), (None, "/api/v1/*")),
        (("*.shop.example.com", "/*"), ("*.example.com", "/checkout/*")),
        (("*-dev.example.com", "/*"), ("*.example.com", "/*")),
        ((None, "/api/v1/*"), (None, "/api/*")),
        ((None, "/api"), (None, "/api*")),
        ((None, "/api*"), (None, "/*api*")),
    ],
)
def test_what_is_more_specific_has_smaller_numbers(first, later):
    assert band(*first).stop <= band(*later).start


@pytest.mark.parametrize(
    ("service", "host", "path", "number"),
    [
        ("web", None, "/*", 49_945),
        ("api", None, "/api/*", 47_868),
        ("web", "shop.example.com", "/*", 17_936),
        ("web", "*.example.com", "/*", 27_511),
    ],
)
def test_numbers_given_today_are_given_forever(service, host, path, number):
    assert preferred(service, host, path) == number


def test_a_pattern_handed_to_another_service_gets_another_number():
    assert preferred("web", None, "/api/*") != preferred("api", None, "/api/*")
