"""Find out which keys a place of the environment file may have, from the classes themselves."""

import dataclasses
import typing
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pydantic import BaseModel

from moorage.config.key_path import KeyPath

# Fields that are no keys of the file: its own name, and what stands in a file beside it.
NOT_IN_FILE: Final = ("name", "balancer_record")


def settings_fields(kind: type) -> dict[str, Any]:
    """Return the annotation of every field of a settings class, without its constraints.

    Args:
        kind: A pydantic model or a dataclass.
    """
    hints = typing.get_type_hints(kind)
    if issubclass(kind, BaseModel):
        return {name: hints[name] for name in kind.model_fields}
    fields = dataclasses.fields(kind) if dataclasses.is_dataclass(kind) else ()
    return {field.name: hints[field.name] for field in fields}


def settings_classes(annotation: Any) -> Iterator[type]:
    """Yield the settings classes that an annotation mentions, such as the members of a union.

    Args:
        annotation: The annotation of a field.
    """
    if isinstance(annotation, type) and (
        issubclass(annotation, BaseModel) or dataclasses.is_dataclass(annotation)
    ):
        yield annotation
        return
    for inner in typing.get_args(annotation):
        yield from settings_classes(inner)


def classes_at(root: type, path: KeyPath) -> list[type]:
    """Return the settings classes that may stand at a place.

    Args:
        root: Class of the whole file.
        path: The place. Names in mappings and positions in lists are stepped over.
    """
    annotations: list[Any] = [root]
    for part in path:
        annotations = [step for annotation in annotations for step in _steps(annotation, part)]
    return [kind for annotation in annotations for kind in settings_classes(annotation)]


def known_keys(root: type, path: KeyPath) -> list[str]:
    """Return the keys that a place may have.

    Args:
        root: Class of the whole file.
        path: The place.
    """
    return sorted({key for kind in classes_at(root, path) for key in settings_fields(kind)})


def _steps(annotation: Any, part: str | int) -> Iterator[Any]:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if isinstance(annotation, type) and origin is None:
        fields = settings_fields(annotation) if list(settings_classes(annotation)) else {}
        if part in fields:
            yield fields[str(part)]
    elif isinstance(origin, type) and issubclass(origin, Mapping):
        yield arguments[1]
    elif origin is tuple:
        yield arguments[0]
    else:
        for inner in arguments:
            yield from _steps(inner, part)
