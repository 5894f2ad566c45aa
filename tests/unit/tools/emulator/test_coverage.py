"""COVERAGE.md says the truth about every type that the environments use."""

import pytest

from tools.emulator.coverage import FILE, table, types_used
from tools.emulator.extension.ministack import handlers
from tools.emulator.extension.registry import ADDED
from tools.emulator.extension.resource_type import ResourceType


@pytest.fixture(scope="module")
def types():
    return types_used()


def test_the_table_is_what_the_code_says(types):
    assert table(types) in FILE.read_text()


def test_no_type_is_provided_by_nobody(types):
    assert "nobody" not in table(types)


def test_only_these_types_are_not_read_back(types):
    unread = {line.split("`")[1] for line in table(types).splitlines() if line.endswith("| no |")}

    assert unread == {
        "AWS::AutoScaling::WarmPool",
        "AWS::WAFv2::LoggingConfiguration",
        "Custom::AWS",
        "Custom::OneOffTask",
        "Custom::S3AutoDeleteObjects",
        "Custom::ZoneCleaning",
    }


@pytest.mark.parametrize("added", ADDED, ids=lambda one: one.name)
def test_the_pinned_ministack_still_lacks_what_we_add(added):
    assert added.name not in handlers


def test_a_type_that_ministack_knows_is_left_to_it():
    own = handlers["AWS::Logs::LogGroup"]
    ours = ResourceType(
        name="AWS::Logs::LogGroup",
        kind="emulated",
        create=lambda *_: ("", {}),
        delete=lambda *_: None,
    )

    assert not ours.install()
    assert handlers["AWS::Logs::LogGroup"] is own
