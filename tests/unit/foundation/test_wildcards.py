"""Wildcards: only calls of the table may be allowed on every resource."""

import pytest

from moorage.errors import InvalidInputError
from moorage.foundation.wildcards import WILDCARD_ACTIONS, wildcard_statement


@pytest.mark.parametrize("action", WILDCARD_ACTIONS)
def test_each_call_of_the_table_has_a_page_of_aws(action):
    statement = wildcard_statement(action).to_statement_json()

    assert statement["Resource"] == "*"
    assert WILDCARD_ACTIONS[action].startswith("https://docs.aws.amazon.com/service-authorization/")


def test_another_call_is_refused():
    with pytest.raises(InvalidInputError, match=r"not in the table .*\(got 's3:GetObject'\)"):
        wildcard_statement("s3:GetObject")
