"""Text files that somebody else wrote."""

from pathlib import Path
from typing import Final

from moorage.errors import TemplateError

LARGEST_BYTES: Final = 20 * 1024 * 1024


def read_bytes(file: Path) -> bytes:
    """Return what a file holds.

    Args:
        file: The file.

    Raises:
        TemplateError: It cannot be read, or is far larger than any template.
    """
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise TemplateError([f"{file}: cannot be read: {error.strerror}"]) from None
    if len(content) > LARGEST_BYTES:
        # https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
        what = f"is more than {LARGEST_BYTES // 2**20} MiB; CloudFormation takes 1 MB"
        raise TemplateError([f"{file}: {what}"])
    return content


def as_text(content: bytes, file: str) -> str:
    """Return what bytes say.

    Args:
        content: The bytes.
        file: Where they are from, for messages.

    Raises:
        TemplateError: They are no UTF-8 text.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise TemplateError([f"{file}: is not UTF-8 text"]) from None
