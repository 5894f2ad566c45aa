"""FlowLogSettings: words that are choices, and no others."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.flow_log_settings import FlowLogSettings


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"to": "firehose"}, r"to: .*\(got 'firehose'\); use 'cloudwatch' or 's3'"),
        ({"traffic": "none"}, r"traffic: .*\(got 'none'\); use 'all' or 'reject'"),
    ],
)
def test_another_word_is_refused(settings, message):
    with pytest.raises(InvalidInputError, match=message):
        FlowLogSettings(**settings)
