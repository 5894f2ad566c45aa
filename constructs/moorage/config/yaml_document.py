"""An environment file as data, with the line of every key."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from moorage.config.key_path import KeyPath
from moorage.config.problem import Problem


@dataclass(frozen=True, kw_only=True)
class YamlDocument:
    """What was read from one file.

    Args:
        file: Name of the file for messages.
        data: Plain dictionaries, lists, text, numbers, booleans and ``None``.
        lines: Line of every key and list item.
        source_text: Unquoted words as written, by place.
        problems: What is wrong with the file as YAML; the data hold what could be read.
    """

    file: str
    data: dict[str, Any]
    lines: Mapping[KeyPath, int]
    source_text: Mapping[KeyPath, str]
    problems: tuple[Problem, ...]
