"""A container beside the main one takes memory, and waits for what can come."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.beside_main import BesideMain
from moorage.values.container_options import ContainerOptions
from moorage.values.container_share import ContainerShare

SMALL = ContainerOptions(share=ContainerShare(memory_mib=64))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"container": ContainerOptions()}, r"memory_mib: is what it takes .*write 6 MiB or more"),
        ({"before_main": "start", "after_main": "start"}, "both would wait for ever"),
        ({"after_main": "success"}, "the main container ends only with its task"),
        ({"before_main": "complete", "essential": True}, "with which the task ends"),
        ({"before_main": "healthy"}, "needs a health check to wait for"),
    ],
)
def test_what_never_comes_is_not_waited_for(arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        BesideMain(**{"container": SMALL} | arguments)


def test_an_essential_container_may_be_waited_for_while_it_runs():
    assert BesideMain(container=SMALL, essential=True, before_main="start").essential
