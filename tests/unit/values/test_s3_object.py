"""S3Object: a bucket and a key that can be."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.s3_object import S3Object


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"bucket": "s3://bucket", "key": "ca.pem"}, "is not the name of a bucket"),
        ({"bucket": "bucket", "key": "/ca.pem"}, "without '/' in front"),
        ({"bucket": "bucket", "key": ""}, "must be 1 to 1024 characters"),
    ],
)
def test_what_is_no_object_is_refused(arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        S3Object(**arguments)
