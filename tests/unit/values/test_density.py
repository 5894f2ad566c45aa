"""Density: the most tasks per instance, what stops more, and tasks that fit nowhere."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.density import Density, check_placeable, most_tasks
from moorage.values.instance_types import INSTANCE_TYPES
from moorage.values.task_size import TaskSize


# Tasks with and without trunking as AWS lists them:
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-instance-eni.html
@pytest.mark.parametrize(
    ("name", "without", "with_trunking"),
    [("c5.large", 2, 10), ("m5.xlarge", 3, 20), ("r5.2xlarge", 3, 40), ("c5.4xlarge", 7, 60)],
)
def test_interfaces_limit_small_tasks_as_aws_documents(name, without, with_trunking):
    tiny, instance = TaskSize(cpu=128, memory_mib=64), INSTANCE_TYPES[name]

    assert most_tasks(tiny, instance) == Density(tasks=without, limited_by="network interfaces")
    assert most_tasks(tiny, instance, trunking=True).tasks == with_trunking


@pytest.mark.parametrize(
    ("size", "limited_by", "tasks"),
    [
        (TaskSize(cpu=1024, memory_mib=512), "cpu", 2),
        (TaskSize(cpu=256, memory_mib=3900), "memory", 2),
        (TaskSize(cpu=256, memory_mib=900), "cpu", 8),
    ],
)
def test_what_runs_out_first_is_named(size, limited_by, tasks):
    found = most_tasks(size, INSTANCE_TYPES["m7g.large"], trunking=True)

    assert found == Density(tasks=tasks, limited_by=limited_by)


def test_burstable_instances_gain_nothing_by_trunking():
    tiny, instance = TaskSize(cpu=128, memory_mib=64), INSTANCE_TYPES["t4g.large"]

    assert most_tasks(tiny, instance, trunking=True) == most_tasks(tiny, instance)


def test_a_fixed_port_is_taken_once():
    found = most_tasks(TaskSize(), INSTANCE_TYPES["m7g.4xlarge"], host_port=True)

    assert found == Density(tasks=1, limited_by="ports")


def test_a_task_that_fits_nowhere_is_refused_with_the_next_type():
    with pytest.raises(InvalidInputError) as refused:
        check_placeable("api.size", TaskSize(cpu=4096, memory_mib=8192), ["m7g.large"])

    assert str(refused.value) == (
        "api.size: no instance can hold the task: m7g.large has room for 2048 CPU units, 7985 MiB "
        "(got '4096 CPU units, 8192 MiB'); use m7g.xlarge or a larger type, or a smaller task"
    )


def test_the_whole_memory_of_an_instance_is_never_free():
    with pytest.raises(InvalidInputError, match="room for 2048 CPU units, 7985 MiB"):
        check_placeable("api", TaskSize(cpu=1024, memory_mib=8192), ["m7g.large"])


def test_a_gpu_is_only_on_instances_that_have_one():
    size = TaskSize(cpu=1024, memory_mib=1024, gpus=1)

    assert check_placeable("api", size, ["g6.xlarge"]) is None
    with pytest.raises(InvalidInputError, match=r"use types with GPUs, such as g6\.xlarge"):
        check_placeable("api", size, ["m7i.large"])


def test_where_branches_are_unknown_trunking_sets_no_limit_of_interfaces():
    found = most_tasks(TaskSize(), INSTANCE_TYPES["m8g.4xlarge"], trunking=True)

    assert found == Density(tasks=64, limited_by="cpu")


@pytest.mark.parametrize("types", [["x9.huge"], ["m7g.large", "x9.huge"], ["m7g.4xlarge"]])
def test_what_may_fit_is_not_refused(types):
    assert check_placeable("api", TaskSize(cpu=4096, memory_mib=8192), types) is None
