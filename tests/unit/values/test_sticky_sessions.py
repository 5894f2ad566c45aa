"""StickySessions: a time that load balancers accept, and a cookie that is the application's."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.sticky_sessions import StickySessions


@pytest.mark.parametrize("seconds", [0, 604_801])
def test_a_time_out_of_range_is_refused(seconds):
    with pytest.raises(InvalidInputError, match="must be 1 to 604800 seconds"):
        StickySessions(seconds=seconds)


@pytest.mark.parametrize("cookie", ["", "AWSALB", "AWSALBTG"])
def test_a_cookie_of_load_balancers_is_refused(cookie):
    with pytest.raises(InvalidInputError, match="do not use themselves"):
        StickySessions(cookie=cookie)
