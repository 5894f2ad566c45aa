"""What an environment made on the emulator, so that its destroy can prove that nothing is left."""

import json
from pathlib import Path
from typing import Any

from tools.aws import Clients
from tools.emulator import inventory
from tools.emulator.inventory import Inventory


class Ownership:
    """Inventories before and after each deploy, kept in a file per environment.

    Other environments on the same emulator are not mistaken for leftovers, because only what came
    between the beginning and the end of this environment's own deploys is its own.

    Args:
        file: Where to keep them between commands.
        token: Which emulator they are about; those of another one are forgotten.
        clients: Where to look.
    """

    def __init__(self, file: Path, *, token: str, clients: Clients) -> None:
        self._file = file
        self._clients = clients
        kept = self._kept()
        self._data: dict[str, Any] = (
            kept if kept.get("token") == token else {"token": token, "made": {}}
        )

    def begin(self) -> None:
        """Remember what there is before a deploy; an interrupted one keeps its beginning."""
        self._data.setdefault("before", inventory.take(self._clients))
        self._save()

    def end(self) -> None:
        """Remember what the deploy made."""
        before = self._data.pop("before", {})
        added, _ = inventory.difference(before, inventory.take(self._clients))
        self._data["made"] = _union(self._data["made"], added)
        self._save()

    def leftovers(self) -> Inventory:
        """Return what the environment made and what is still there, and forget it."""
        now = inventory.take(self._clients)
        made: Inventory = self._data["made"]
        if "before" in self._data:
            added, _ = inventory.difference(self._data["before"], now)
            made = _union(made, added)
        left = {kind: sorted(set(names) & set(now.get(kind, []))) for kind, names in made.items()}
        self._file.unlink(missing_ok=True)
        return {kind: names for kind, names in left.items() if names}

    def _save(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(json.dumps(self._data))

    def _kept(self) -> dict[str, Any]:
        try:
            kept: dict[str, Any] = json.loads(self._file.read_text())
        except (OSError, ValueError):
            return {}
        return kept


def _union(one: Inventory, other: Inventory) -> Inventory:
    kinds = sorted({*one, *other})
    return {kind: sorted({*one.get(kind, []), *other.get(kind, [])}) for kind in kinds}
