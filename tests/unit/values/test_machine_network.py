"""MachineNetwork: each mode takes what Docker has in it."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.machine_network import MachineNetwork


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"mode": "host", "host_port": 80}, "host_port: does not go with mode host"),
        ({"host_port": 0}, "must be 1 to 65535"),
        ({"mode": "none", "extra_hosts": {"db": "10.0.0.2"}}, "does not go with mode none"),
        ({"mode": "host", "dns_servers": ("10.0.0.2",)}, "dns_servers: does not go with mode host"),
        ({"dns_servers": ("dns.local",)}, "is not an address"),
        ({"extra_hosts": {"db": "here"}}, "is not an address"),
    ],
)
def test_what_cannot_be_is_refused(arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        MachineNetwork(**arguments)


@pytest.mark.parametrize(
    ("network", "fixed"),
    [
        (MachineNetwork(), False),
        (MachineNetwork(host_port=8080), True),
        (MachineNetwork(mode="host"), True),
        (MachineNetwork(mode="none"), False),
    ],
)
def test_a_fixed_port_has_room_for_one_task(network, fixed):
    assert network.is_fixed is fixed
