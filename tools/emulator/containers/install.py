"""Make ministack run the tasks of ECS on an engine, as their task definitions say."""

import json
import os
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from tools.emulator.containers import registry
from tools.emulator.containers.arguments import arguments, volume_folders
from tools.emulator.containers.engine import Engine
from tools.emulator.extension.ministack import ecr, ecs, efs, ssm

Answer = tuple[int, dict[str, str], bytes]


def install(engine: Engine) -> None:
    """Put our part where ministack looks for its own.

    Args:
        engine: Started already.
    """
    _run_as_defined(engine.files.file_systems)
    _decrypt_parameters()
    _see_what_ended()
    _ask_the_registry()


def _run_as_defined(root: Path) -> None:
    """Pass on everything that a container definition says."""
    original: Callable[..., dict[str, Any]] = ecs._build_run_kwargs

    def build(definition: Mapping[str, Any], task: Mapping[str, Any], *more: Any) -> dict[str, Any]:
        task_id, task_arn = more[4], more[5]
        made = original(definition, task, *more)
        started = ecs._tasks.get(task_arn, {}).get("_docker_ids") or [None]
        binds = [
            f"{_made(folder, owner)}:{mode}"
            for folder, mode, owner in volume_folders(
                definition, task, efs._access_points, root=root, task_id=task_id
            )
        ]
        return arguments(definition, task, made, first=started[0], binds=binds)

    ecs._build_run_kwargs = build


def _made(folder: Path, owner: Mapping[str, Any]) -> Path:
    if not folder.exists():
        folder.mkdir(parents=True)
        # A volume of the task alone belongs to whoever runs in it; EFS gives a folder its owner.
        folder.chmod(int(owner.get("Permissions", "777"), 8))
        if owner:
            os.chown(folder, int(owner["OwnerUid"]), int(owner["OwnerGid"]))
    return folder


def _decrypt_parameters() -> None:
    """Give containers the text of a SecureString, as ECS does, and not what is stored of it."""
    original: Callable[..., Any] = ssm.resolve_parameter_value

    def resolve(name: str, version: str | None = None, decrypt: bool = True) -> Any:
        return original(name, version, decrypt)

    ssm.resolve_parameter_value = resolve


def _see_what_ended() -> None:
    """Take podman's word that a container stopped, before it has cleaned up after it.

    A container that ends within moments is "stopped" and not "exited", and waiting for it never
    returns.
    """
    container = import_module("docker.models.containers").Container
    wait: Callable[..., dict[str, Any]] = container.wait

    def status(this: Any) -> str:
        found = str(this.attrs["State"]["Status"])
        return "exited" if found == "stopped" else found

    def waited(this: Any, **more: Any) -> dict[str, Any]:
        this.reload()
        if status(this) == "exited":
            return {"StatusCode": this.attrs["State"]["ExitCode"]}
        return wait(this, **more)

    container.status = property(status)
    container.wait = waited


def _ask_the_registry() -> None:
    """Let ECR and the engine know the images of the loopback registry, and no others."""

    def describe_images(request: dict[str, Any]) -> Answer:
        name, found = request["repositoryName"], []
        for wanted in request.get("imageIds") or []:
            reference = wanted.get("imageDigest") or wanted.get("imageTag")
            digest = registry.digest(name, reference)
            if digest is None:
                reason = f"The image {reference} does not exist in the repository '{name}'"
                missing: Answer = ecr.error_response_json("ImageNotFoundException", reason, 400)
                return missing
            tags = [wanted["imageTag"]] if "imageTag" in wanted else []
            found.append({"repositoryName": name, "imageDigest": digest, "imageTags": tags})
        answer: Answer = ecr.json_response({"imageDetails": found})
        return answer

    ecr._describe_images = describe_images

    # podman's answer to docker's question for a digest is "not found": the registry knows it.
    def registry_data(_self: object, image: str, **_more: Any) -> SimpleNamespace:
        host, repository, reference = registry.split(image)
        digest = registry.digest(repository, reference) if host.endswith(".amazonaws.com") else None
        if digest is None:
            raise LookupError(json.dumps({"image": image, "reason": "no such image"}))
        return SimpleNamespace(id=digest)

    import_module("docker.models.images").ImageCollection.get_registry_data = registry_data
