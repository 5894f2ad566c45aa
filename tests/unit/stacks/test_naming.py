"""Names of the environment file as construct ids."""

import pytest

from stacks.naming import pascal


@pytest.mark.parametrize(
    ("name", "id"),
    [("api", "Api"), ("order-api", "OrderApi"), ("team/order_api.v2", "TeamOrderApiV2")],
)
def test_a_name_becomes_a_construct_id(name, id):
    assert pascal(name) == id
