"""What an unquoted word of a YAML file means: the core schema of YAML 1.2."""

import re
from typing import Any, Final

# https://yaml.org/spec/1.2.2/#103-core-schema. PyYAML alone follows YAML 1.1, where `no` is a
# boolean and `012` is ten.
_CONSTANTS: Final[dict[str, Any]] = {
    "": None,
    **dict.fromkeys(("~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
# A leading zero stays text: YAML 1.1 reads octal, 1.2 decimal, and people mean an account number.
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)", re.ASCII)
_OTHER_BASE = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+", re.ASCII)
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", re.ASCII)
# No number of an environment file has more digits, and int() is slow on thousands of them.
_LONGEST_NUMBER = 20


def plain_value(text: str) -> Any:
    """Return the value of an unquoted word.

    Args:
        text: The word as written.

    Example:
        >>> [plain_value(word) for word in ("no", "true", "8080", "1e3", "0123", "~")]
        ['no', True, 8080, 1000.0, '0123', None]
    """
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if len(text) > _LONGEST_NUMBER:
        return text
    if _INT.fullmatch(text):
        return int(text)
    if _OTHER_BASE.fullmatch(text):
        return int(text, 0)
    if _FLOAT.fullmatch(text) and not re.fullmatch(r"[-+]?0[0-9]+", text):
        return float(text)
    return text
