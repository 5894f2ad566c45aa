"""Images named on the command line: the only values that a file does not have the last word on."""

from collections.abc import Mapping
from typing import Any

from moorage.config.key_path import KeyPath
from moorage.config.nearest import nearest
from moorage.config.problem import Problem, shown


def with_images(
    data: Mapping[str, Any], images: Mapping[str, str]
) -> tuple[dict[str, Any], set[KeyPath], list[Problem]]:
    """Return the data with other tags or digests, the places changed, and what cannot be changed.

    Args:
        data: What the file and the layers below it say.
        images: Tag, or digest that begins with ``sha256:``, by name of a service.
    """
    result = dict(data)
    found = data.get("services")
    services: dict[str, Any] = dict(found) if isinstance(found, Mapping) else {}
    changed: set[KeyPath] = set()
    problems: list[Problem] = []
    for name, version in images.items():
        if problem := _problem(services, name):
            problems.append(problem)
            continue
        key = "digest" if version.startswith("sha256:") else "tag"
        repository = services[name]["image"]["repository"]
        image = {"repository": repository, key: version}
        services[name] = {**services[name], "image": image}
        changed.add(("services", name, "image", key))
    if changed:
        result["services"] = services
    return result, changed, problems


def _problem(services: Mapping[str, Any], name: str) -> Problem | None:
    service = services.get(name)
    if service is None:
        near = nearest(name, services)
        fix = f"did you mean '{near}'?" if near else f"known are {', '.join(services) or 'none'}"
        what = "an image is given for an unknown service"
        return Problem(path=(), what=what, got=shown(name), fix=fix)
    image = service.get("image") if isinstance(service, Mapping) else None
    if not isinstance(image, Mapping) or "repository" not in image:
        what = f"the image of service '{name}' is not from a repository of the environment"
        return Problem(path=(), what=what, fix="change it in the file")
    return None
