"""The names under which CloudWatch keeps metrics."""

import re
from typing import Final

from moorage.errors import InvalidInputError

# https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html
_NAMESPACE = re.compile(r"(?!:)[A-Za-z0-9._/#:-]{1,255}")
_OF_AWS: Final = "AWS/"


def check_namespace(where: str, got: str) -> None:
    """Refuse what is no namespace of metrics of one's own.

    Args:
        where: The argument.
        got: Its value.

    Raises:
        InvalidInputError: It is none, or one of AWS.

    Example:
        >>> check_namespace("LogMetric.namespace", "Shop/Api")
    """
    if not _NAMESPACE.fullmatch(got) or got.startswith(_OF_AWS):
        what = "is no namespace of metrics of your own"
        fix = "write letters, digits and . - _ / # :, such as 'Shop/Api'"
        raise InvalidInputError(where, what, got=got, fix=fix)
