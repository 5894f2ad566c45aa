"""Images named on the command line: the only values that a file does not have the last word on."""

from collections.abc import Mapping
from typing import Any, Final

from moorage.config.key_path import KeyPath
from moorage.config.nearest import nearest
from moorage.config.problem import Problem, shown

_SECTIONS: Final = ("services", "express", "external", "tasks")


def with_images(
    data: Mapping[str, Any], images: Mapping[str, str]
) -> tuple[dict[str, Any], set[KeyPath], list[Problem]]:
    """Return the data with other tags or digests, the places changed, and what cannot be changed.

    Args:
        data: What the file and the layers below it say.
        images: Tag, or digest that begins with ``sha256:``, by name of a service or a task.
    """
    result = dict(data)
    sections = {one: dict(data[one]) for one in _SECTIONS if isinstance(data.get(one), Mapping)}
    places = {name: section for section, entries in sections.items() for name in entries}
    changed: set[KeyPath] = set()
    problems: list[Problem] = []
    for name, version in images.items():
        section = places.get(name, _SECTIONS[0])
        entry: Any = sections.get(section, {}).get(name)
        if problem := _problem(entry, name, places):
            problems.append(problem)
            continue
        key = "digest" if version.startswith("sha256:") else "tag"
        image = {"repository": entry["image"]["repository"], key: version}
        sections[section][name] = {**entry, "image": image}
        result[section] = sections[section]
        changed.add((section, name, "image", key))
    return result, changed, problems


def _problem(service: Any, name: str, known: Mapping[str, str]) -> Problem | None:
    if service is None:
        near = nearest(name, known)
        fix = f"did you mean '{near}'?" if near else f"known are {', '.join(known) or 'none'}"
        what = "an image is given for an unknown service"
        return Problem(path=(), what=what, got=shown(name), fix=fix)
    image = service.get("image") if isinstance(service, Mapping) else None
    if not isinstance(image, Mapping) or "repository" not in image:
        what = f"the image of service '{name}' is not from a repository of the environment"
        return Problem(path=(), what=what, fix="change it in the file")
    return None
