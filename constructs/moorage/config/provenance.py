"""Where each value of an environment came from."""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from moorage.config.key_path import KeyPath


def leaves(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """Yield every single value of an environment with its place, in the order of the schema.

    Args:
        value: A settings object, a mapping, a tuple or a single value.
        path: Place of the value.
    """
    inner = list(_children(value))
    if not inner:
        yield path, value
    for part, child in inner:
        yield from leaves(child, (*path, part))


def _children(value: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(value, BaseModel):
        yield from ((name, getattr(value, name)) for name in type(value).model_fields)
    elif dataclasses.is_dataclass(value):
        yield from ((f.name, getattr(value, f.name)) for f in dataclasses.fields(value))
    elif isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, tuple):
        yield from enumerate(value)
