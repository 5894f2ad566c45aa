"""How the ECS API spells what CloudFormation spells with a capital letter."""

from typing import Any

# Below these keys the user's own names begin; they keep their spelling.
_OPAQUE = ("options", "dockerLabels", "driverOpts", "labels")
# CloudFormation and the API differ in more than the first letter here.
_SPECIAL = {
    "EFSVolumeConfiguration": "efsVolumeConfiguration",
    "FilesystemId": "fileSystemId",
    "IAM": "iam",
    "EnableECSManagedTags": "enableECSManagedTags",
}


def api_name(name: str) -> str:
    """Return the API's name of a CloudFormation property.

    Args:
        name: The property, such as ``NetworkMode``.

    Example:
        >>> api_name("NetworkMode"), api_name("FilesystemId")
        ('networkMode', 'fileSystemId')
    """
    return _SPECIAL.get(name) or name[:1].lower() + name[1:]


def api_spelling(value: Any) -> Any:
    """Return a template value in the spelling of the API, at every depth.

    Args:
        value: A property's value; names that the user chose keep their spelling.

    Example:
        >>> api_spelling({"LogConfiguration": {"Options": {"Awslogs-Group": "x"}}})
        {'logConfiguration': {'options': {'Awslogs-Group': 'x'}}}
    """
    if isinstance(value, list):
        return [api_spelling(item) for item in value]
    if not isinstance(value, dict):
        return value
    spelled = {}
    for name, item in value.items():
        key = api_name(name)
        spelled[key] = item if key in _OPAQUE else api_spelling(item)
    return spelled
