"""FsxMount: a path of Windows, and credentials that lie somewhere."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.fsx_mount import FsxMount

GOOD = {
    "path": "C:\\files",
    "file_system_id": "fs-0123456789abcdef0",
    "domain": "corp.example.com",
    "credentials_arn": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:corp/files-a1B2c3",
}


def test_the_credentials_are_read_where_they_lie():
    parameter = "arn:aws:ssm:eu-west-1:111122223333:parameter/corp/files"

    for changes, where in (({}, "secretsmanager"), ({"credentials_arn": parameter}, "ssm")):
        needs = FsxMount(**GOOD | changes).needs
        assert [need.service for need in needs] == ["fsx", where]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"path": "/files"}, "FsxMount.path"),
        ({"file_system_id": "files"}, "FsxMount.file_system_id"),
        ({"domain": "corp"}, "FsxMount.domain"),
        ({"credentials_arn": "corp/files"}, "the whole ARN of a secret or of a parameter"),
    ],
)
def test_what_cannot_be_read_is_refused(changes, message):
    with pytest.raises(InvalidInputError, match=message):
        FsxMount(**GOOD | changes)
