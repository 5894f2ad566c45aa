"""Which requests between services are tests."""

import re
from dataclasses import dataclass

from moorage.errors import InvalidInputError

_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,128}")
_VALUE = re.compile(r"[\x21-\x7e](?:[\x20-\x7e]{0,126}[\x21-\x7e])?")


@dataclass(frozen=True, kw_only=True)
class TestHeader:
    """Send requests with this header to the new tasks, while a deployment tests them.

    It is for services that others reach by Service Connect over HTTP. See
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-blue-green.html

    Args:
        name: The name of the header.
        value: Its exact value.

    Raises:
        InvalidInputError: The name or the value is none.

    Example:
        >>> TestHeader(value="green").name
        'x-amzn-ecs-blue-green-test'
    """

    __test__ = False  # pytest: the name begins with Test, and it is none

    name: str = "x-amzn-ecs-blue-green-test"
    value: str = "1"

    def __post_init__(self) -> None:
        where = type(self).__name__
        for field, form in (("name", _NAME), ("value", _VALUE)):
            got = getattr(self, field)
            if not form.fullmatch(got):
                what, fix = f"is not the {field} of a header", "write letters, digits and '-'"
                raise InvalidInputError(f"{where}.{field}", what, got=got, fix=fix)
