"""Unquoted words mean what YAML 1.2 says."""

import math

import pytest

from moorage.config.yaml_scalars import plain_value


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("", None), ("~", None), ("null", None), ("NULL", None),
        ("true", True), ("False", False),
        ("yes", "yes"), ("no", "no"), ("on", "on"), ("off", "off"), ("y", "y"),
        ("0", 0), ("-7", -7), ("+7", 7), ("0o17", 15), ("0x1F", 31),
        ("012", "012"), ("1_000", "1_000"), ("12:30", "12:30"), ("2026-01-01", "2026-01-01"),
        ("1.5", 1.5), ("1e3", 1000.0), (".5", 0.5), ("00.5", 0.5), ("1.2.3", "1.2.3"),
        ("9" * 21, "9" * 21), (".nan", ".nan"), ("=", "="),
    ],
)  # fmt: skip
def test_a_word_means(word, value):
    assert (plain_value(word), type(plain_value(word))) == (value, type(value))


def test_a_float_beyond_all_floats_is_infinite():
    assert math.isinf(plain_value("1e999"))
