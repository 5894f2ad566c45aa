"""url_pattern against brute force: every short text is matched one by one."""

import re
from functools import cache
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from moorage.values.url_pattern import canonical, contains, literal_count

# z is in no pattern: it stands for all the characters that a pattern does not name.
TEXTS = ["".join(letters) for size in range(8) for letters in product("abz", repeat=size)]

patterns = st.text(alphabet="ab*?", max_size=5)


@cache
def matched(pattern):
    """Return the set of short texts that the pattern matches."""
    expression = re.compile(pattern.replace("*", ".*").replace("?", "."))
    return frozenset(text for text in TEXTS if expression.fullmatch(text))


@settings(max_examples=400, deadline=None)
@given(wide=patterns, narrow=patterns)
def test_containment_is_what_matching_every_text_says(wide, narrow):
    assert contains(wide, narrow) == (matched(narrow) <= matched(wide))


@settings(max_examples=150, deadline=None)
@given(pattern=patterns, data=st.data())
def test_containment_holds_for_patterns_made_narrower_piece_by_piece(pattern, data):
    pieces = {"*": st.text(alphabet="ab*?", max_size=3), "?": st.sampled_from("ab?")}
    narrow = "".join(data.draw(pieces[c]) if c in pieces else c for c in pattern)

    assert contains(pattern, narrow)


@settings(max_examples=300, deadline=None)
@given(left=patterns, right=patterns)
def test_patterns_are_spelled_alike_exactly_if_they_match_the_same(left, right):
    assert (canonical(left) == canonical(right)) == (matched(left) == matched(right))


@settings(max_examples=300, deadline=None)
@given(wide=patterns, narrow=patterns)
def test_a_contained_pattern_never_has_fewer_literals(wide, narrow):
    assert literal_count(narrow) >= literal_count(wide) or not contains(wide, narrow)
