"""pattern_overlap: whether two patterns have a text in common."""

from fnmatch import fnmatchcase
from itertools import product

import pytest

from moorage.values.pattern_overlap import overlap

TEXTS = ["".join(text) for size in range(5) for text in product("ab", repeat=size)]
PATTERNS = ["".join(text) for size in range(4) for text in product("ab?*", repeat=size)]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("*.example.com", "a.example.com", True),
        ("*.example.com", "example.com", False),
        ("a*", "*b", True),
        ("a?", "a", False),
        ("", "*", True),
        ("a.example.com", "b.example.com", False),
    ],
)
def test_patterns_overlap_if_one_text_matches_both(one, other, expected):
    assert overlap(one, other) is expected
    assert overlap(other, one) is expected


def test_the_answer_is_that_of_trying_every_text():
    for one, other in product(PATTERNS, PATTERNS):
        found = any(fnmatchcase(text, one) and fnmatchcase(text, other) for text in TEXTS)
        # Two patterns of three symbols that have a text in common have one of at most six letters.
        assert overlap(one, other) or not found
        if not ("*" in one and "*" in other):
            assert overlap(one, other) == found
