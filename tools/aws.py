"""One boto3 client per service, made when it is first asked for."""

from importlib import import_module
from typing import Any

# boto3 ships no type information.
_boto3: Any = import_module("boto3")
_config: Any = import_module("botocore.config")


class Clients:
    """Hand out boto3 clients that read the process's environment, and nothing else.

    Example:
        >>> clients = Clients()
        >>> cloudformation = clients("cloudformation")  # doctest: +SKIP
    """

    def __init__(self) -> None:
        self._session = _boto3.session.Session()
        self._made: dict[str, Any] = {}

    def __call__(self, service: str) -> Any:
        """Return the client of a service, such as ``ecs``.

        Args:
            service: The name that boto3 gives the service.
        """
        if service not in self._made:
            settings = _config.Config(
                retries={"mode": "standard", "max_attempts": 5},
                connect_timeout=10,
                read_timeout=60,
            )
            self._made[service] = self._session.client(service, config=settings)
        return self._made[service]

    @property
    def region(self) -> str:
        """The region of the environment."""
        return str(self._session.region_name)

    def account(self) -> str:
        """Return the account that the credentials belong to."""
        return str(self("sts").get_caller_identity()["Account"])

    def pages(self, service: str, operation: str, key: str, **arguments: Any) -> list[Any]:
        """Return all items of a paginated operation.

        Args:
            service: As for a call of this object.
            operation: The method, such as ``describe_vpcs``.
            key: The list in each page.
            **arguments: The operation's own arguments.
        """
        client = self(service)
        if not client.can_paginate(operation):
            return list(getattr(client, operation)(**arguments)[key])
        pages = client.get_paginator(operation).paginate(**arguments)
        return [item for page in pages for item in page.get(key, [])]


def is_error(error: BaseException, *codes: str) -> bool:
    """Return whether an exception is an AWS error with one of the codes.

    Args:
        error: Any exception.
        *codes: AWS error codes, such as ``ImageNotFoundException``.
    """
    response = getattr(error, "response", None)
    return isinstance(response, dict) and response.get("Error", {}).get("Code") in codes
