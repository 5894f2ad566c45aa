"""TlsSettings: policies that load balancers have."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.tls_settings import TlsSettings


def test_an_unknown_policy_is_refused():
    with pytest.raises(InvalidInputError, match=r"TlsSettings\.policy: .*use 'recommended' or"):
        TlsSettings(policy="newest")
