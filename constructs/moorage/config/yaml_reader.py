"""Read an environment file: a strict part of YAML, with line numbers, in bounded time."""

from collections.abc import Iterator
from typing import Any

import yaml

from moorage.config.key_path import KeyPath
from moorage.config.problem import Problem, shown
from moorage.config.yaml_document import YamlDocument
from moorage.config.yaml_scalars import plain_value

LARGEST_BYTES = 1024 * 1024
DEEPEST = 20
# The C parser where PyYAML has it: ten times as fast, and the same events.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _StopReading(Exception):  # noqa: N818 - never leaves this file
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def read_yaml(file: str, content: bytes) -> YamlDocument:
    """Return the data of a file and the line of every key.

    Never raises: what is wrong with the file as YAML stands in ``problems``.

    Args:
        file: Name of the file, for messages.
        content: What the file holds.
    """
    reader = _Reader()
    data: Any = {}
    try:
        data = reader.document(_text(content))
    except _StopReading as stop:
        reader.problems.append(stop.problem)
    except yaml.YAMLError as error:
        reader.problems.append(_syntax_problem(error))
    return YamlDocument(
        file=file,
        data=data,
        lines=reader.lines,
        source_text=reader.source_text,
        problems=tuple(reader.problems),
    )


class _Reader:
    """Turns the parser's events into data; refuses what would make a file hard to follow."""

    def __init__(self) -> None:
        self.lines: dict[KeyPath, int] = {}
        self.source_text: dict[KeyPath, str] = {}
        self.problems: list[Problem] = []
        self.events: Iterator[Any] = iter(())

    def document(self, text: str) -> Any:
        self.events = yaml.parse(text, Loader=_LOADER)  # type: ignore[no-untyped-call, unused-ignore]
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise _stop(1, "is empty", "write at least region, posture and tags")
        data = self.value(next(self.events), ())
        next(self.events)
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise _stop(_line(after), "begins a second document", "use one file per environment")
        if not isinstance(data, dict):
            what = "must be a mapping of keys to values"
            fix = "begin with a line like 'region: eu-west-1'"
            raise _StopReading(Problem(path=(), what=what, got=shown_kind(data), fix=fix))
        return data

    def value(self, event: Any, path: KeyPath) -> Any:
        line = _line(event)
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            what = "anchors and aliases are not read, so that each value has one line"
            raise _stop(line, what, "write the value out")
        if len(path) > DEEPEST:
            raise _stop(line, f"is nested more than {DEEPEST} deep", "flatten it")
        if event.tag not in (None, "!"):
            what = f"YAML tags such as {shown(event.tag)} are not read"
            raise _stop(line, what, "remove the tag")
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(path)
        if event.implicit[0]:
            self.source_text[path] = event.value
            return plain_value(event.value)
        return event.value

    def sequence(self, path: KeyPath) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            place = (*path, len(items))
            self.lines[place] = _line(event)
            items.append(self.value(event, place))
        return items

    def mapping(self, path: KeyPath) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            line = _line(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise _stop(line, "a key must be a word", "write 'key: value'")
            key = event.value
            place = (*path, key)
            if key in data:
                what = f"is written twice, in lines {self.lines[place]} and {line}"
                self.problems.append(Problem(path=place, what=what, fix="keep one", line=line))
                self.skip()
                continue
            self.lines[place] = line
            data[key] = self.value(next(self.events), place)
        return data

    def skip(self) -> None:
        """Read a value whose place is taken, and forget it."""
        other = _Reader()
        other.events = self.events
        other.value(next(self.events), ())


def _text(content: bytes) -> str:
    if len(content) > LARGEST_BYTES:
        what = f"is larger than {LARGEST_BYTES // 1024} KiB"
        raise _stop(1, what, "use one file per environment", got=f"{len(content)} bytes")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _stop(line, "is not UTF-8 text", "save the file as UTF-8") from None


def _syntax_problem(error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    said = str(getattr(error, "problem", None) or getattr(error, "reason", "cannot be read"))
    if "end of stream" in said:
        mark = getattr(error, "context_mark", None) or mark  # where the open quote stands
    line = mark.line + 1 if mark else 1
    fix = "check the indentation, quotes and colons there"
    if "tab" in said or "cannot start any token" in said:
        fix = "indent with spaces, not tabs, and quote text that begins with a special character"
    return Problem(path=(), what=f"is not YAML: {said}", fix=fix, line=line)


def _stop(line: int, what: str, fix: str, got: str | None = None) -> _StopReading:
    return _StopReading(Problem(path=(), what=what, fix=fix, got=got, line=line))


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def shown_kind(value: Any) -> str:
    """Return what a top-level value is, without its content."""
    return "a list" if isinstance(value, list) else "a single value"
