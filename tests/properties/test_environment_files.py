"""Whatever stands in an environment file, it loads or is refused with lines that name the file."""

import copy
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from moorage.config.explanation import explanation
from moorage.config.loader import load_with_sources
from moorage.errors import ConfigError

DEMO = (Path(__file__).resolve().parents[2] / "environments" / "demo.yaml").read_text()
DATA = yaml.safe_load(DEMO)
QUICK = settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
KEYS = st.text(max_size=8)
ODD = ["", "*", "/", "latest", "10.0.0.0/8", "::/0", "\0", "é", "\u202e", "[0]", "x" * 5000]
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.just(10**40),
    st.floats(),
    st.text(max_size=40),
    st.sampled_from(ODD),
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=5,
)


@pytest.fixture
def load(tmp_path):
    """Load content as an environment file; return the environment, or the lines that refuse it."""
    path = tmp_path / "demo.yaml"

    def load(content):
        path.write_bytes(content)
        try:
            return load_with_sources(path)
        except ConfigError as error:
            problems = error.problems
        assert problems
        assert all(line.startswith(f"{path}:") and "; " in line for line in problems)
        assert all(line.isprintable() and len(line) < 2000 for line in problems)
        return problems

    return load


def places(value, path=()):
    """Yield the path of everything below the top."""
    if not isinstance(value, dict | list):
        return
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield (*path, key)
        yield from places(inner, (*path, key))


def holder_of(data, path):
    """Return the mapping or list that a place is in."""
    for part in path[:-1]:
        data = data[part]
    return data


PLACES = st.sampled_from(list(places(DATA)))


@QUICK
@given(edits=st.lists(st.tuples(PLACES, VALUES), min_size=1, max_size=3))
def test_any_value_in_any_place_loads_or_is_refused(edits, load):
    data = copy.deepcopy(DATA)
    for path, value in edits:
        try:
            holder_of(data, path)[path[-1]] = value
        except (KeyError, IndexError, TypeError):
            continue  # an earlier edit removed the place

    load(yaml.safe_dump(data, allow_unicode=True).encode("utf-8", "surrogatepass"))


@QUICK
@given(path=PLACES, name=st.text(min_size=1, max_size=12))
def test_any_key_renamed_loads_or_is_refused(path, name, load):
    data = copy.deepcopy(DATA)
    holder = holder_of(data, path)
    value = holder.pop(path[-1])
    if isinstance(holder, dict):
        holder[name] = value

    load(yaml.safe_dump(data, allow_unicode=True).encode())


@QUICK
@given(content=st.binary(max_size=200))
@example(content=b"\xef\xbb\xbfregion: eu-west-1")
@example(content=b"a: &a [*a]")
@example(content=b"? [a]\n: b")
@example(content=b'a: "\\ud800"')
@example(content=b"[" * 5000)
@example(content=b"a: " + b"9" * 5000)
@example(content=b"%YAML 9.9\n---\na: b")
@example(content=b"\0")
def test_any_bytes_are_refused(content, load):
    assert isinstance(load(content), list)


@QUICK
@given(at=st.integers(0, len(DEMO.encode())), cut=st.integers(0, 5), new=st.binary(max_size=3))
def test_any_slip_of_the_keyboard_loads_or_is_refused(at, cut, new, load):
    content = DEMO.encode()

    load(content[:at] + new + content[at + cut :])


@QUICK
@given(text=st.text(max_size=60))
def test_whatever_loads_can_be_explained(text, load):
    data = copy.deepcopy(DATA)
    data["description"] = text

    found = load(yaml.safe_dump(data, allow_unicode=True).encode())

    assert isinstance(found, list) or "description" in explanation(found)
