"""Reading back: a difference is found, and what nobody asked for is none."""

import pytest

from tools.emulator.readback.comparison import UNKNOWN, agrees, differences


@pytest.mark.parametrize(
    ("got", "want"),
    [
        ("8080", 8080),
        (True, "true"),
        (60.0, 60),
        ({"a": 1, "added by AWS": 2}, {"a": "1"}),
        (["b", "a"], ["a", "b"]),
        ([{"k": "1", "x": 0}], [{"k": 1}]),
        ("anything", UNKNOWN),
        (None, None),
    ],
)
def test_these_agree(got, want):
    assert agrees(got, want)


@pytest.mark.parametrize(
    ("got", "want"),
    [
        ("8081", 8080),
        (False, True),
        ({"a": 1}, {"b": 1}),
        (["a"], ["a", "a"]),
        (["a", "b"], ["a"]),
        (None, "x"),
        ([], [{"k": 1}]),
    ],
)
def test_these_do_not(got, want):
    assert not agrees(got, want)


def test_a_difference_names_what_was_read_and_what_was_wanted():
    assert differences({"Port": (80, 8080)}) == ["Port is 80, the template says 8080"]
