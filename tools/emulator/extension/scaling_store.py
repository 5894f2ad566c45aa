"""What templates asked Application Auto Scaling for, per account and region."""

from typing import Any

from tools.emulator.extension.ministack import responses

Record = dict[str, Any]

targets: dict[tuple[str, str], dict[str, Record]] = {}
policies: dict[tuple[str, str], dict[str, Record]] = {}


def here(store: dict[tuple[str, str], dict[str, Record]]) -> dict[str, Record]:
    """Return the records of the account and region of the request that is being served."""
    return store.setdefault((responses.get_account_id(), responses.get_region()), {})
