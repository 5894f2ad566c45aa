"""Fix: a bucket keeps its tags; the function that empties buckets refuses one without its tag."""

from collections.abc import Callable
from typing import Any

from tools.emulator.extension.ministack import Created, handlers, s3


def apply() -> None:
    """Record the tags after ministack's own create and update."""
    entry = handlers["AWS::S3::Bucket"]
    create: Callable[..., Created] = entry["create"]
    update: Callable[..., Created] = entry["update"]

    def tagged_create(logical_id: str, props: dict[str, Any], stack: str) -> Created:
        return _tag(create(logical_id, props, stack), props)

    def tagged_update(
        physical_id: str, old: dict[str, Any], new: dict[str, Any], stack: str
    ) -> Created:
        return _tag(update(physical_id, old, new, stack), new)

    entry.update(create=tagged_create, update=tagged_update)


def _tag(created: Created, props: dict[str, Any]) -> Created:
    s3._bucket_tags[created[0]] = {one["Key"]: one["Value"] for one in props.get("Tags") or []}
    return created
