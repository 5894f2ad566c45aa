"""Read names of services back."""

from tools.aws import Clients
from tools.emulator.readback.comparison import Pairs
from tools.emulator.readback.storage import Props


def namespace(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare name and description."""
    found = clients("servicediscovery").get_namespace(Id=physical_id)["Namespace"]
    return {
        "Name": (found["Name"], props["Name"]),
        "Description": (found.get("Description"), props.get("Description")),
        "Type": (found["Type"], "HTTP"),
    }
