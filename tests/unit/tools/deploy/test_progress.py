"""Progress: one line per stack that is worked on, and a sign of life."""

import pytest

from tools.deploy.progress import Progress


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def said():
    return []


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def progress(said, clock):
    return Progress(said.append, clock)


BEGIN = "demo/network (demo-network): deploying... [2/5]"
EVENT = "demo-network |  3/30 | 1:58:35 AM | CREATE_COMPLETE | AWS::EC2::VPC | demo/network/Vpc"


def test_a_stack_that_is_deployed_gets_a_line_at_both_ends(progress, said, clock):
    progress.line(BEGIN)
    progress.line(EVENT)
    clock.now = 7
    progress.line("✅  demo/network (demo-network)")

    assert said == ["  demo-network: deploying ...", "  demo-network: deployed after 7 s"]


def test_a_stack_without_a_change_gets_one_line(progress, said):
    progress.line(BEGIN)
    progress.line("✅  demo/network (demo-network) (no changes)")

    assert said == ["  demo-network: no change"]


def test_a_destroyed_stack_is_called_so(progress, said, clock):
    progress.line("demo/network (demo-network): destroying... [1/5]")
    clock.now = 3
    progress.line("✅  demo/network (demo-network): destroyed")

    assert said == ["  demo-network: destroyed after 3 s"]


def test_silence_is_filled_with_what_is_known(progress, said, clock):
    progress.line(BEGIN)
    progress.line(EVENT)
    clock.now = 40
    progress.alive()

    assert said[-1] == "  demo-network: still deploying after 40 s, 3/30 resources"


@pytest.mark.parametrize("line", ["", "Outputs:", "Stack ARN:", "demo-network: start: Building x"])
def test_the_rest_of_what_the_cli_says_is_for_the_log(progress, said, line):
    progress.line(line)

    assert said == []
