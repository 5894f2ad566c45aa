"""TaskSize: on Fargate only pairs that it sells, and an error that names the nearest."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.task_size import FARGATE_SIZES, WINDOWS_CPUS, TaskSize


@pytest.mark.parametrize(
    ("cpu", "memory"), [(cpu, memory) for cpu, all_ in FARGATE_SIZES.items() for memory in all_]
)
def test_every_pair_of_fargate_is_accepted(cpu, memory):
    assert TaskSize(cpu=cpu, memory_mib=memory).check_fargate() is None


def test_there_are_as_many_pairs_as_aws_documents():
    assert {cpu: len(all_) for cpu, all_ in FARGATE_SIZES.items()} == {
        256: 3, 512: 4, 1024: 7, 2048: 13, 4096: 23, 8192: 12, 16384: 12, 32768: 3,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("cpu", "memory"), [(cpu, memory) for cpu, all_ in FARGATE_SIZES.items() for memory in all_]
)
def test_one_mib_more_is_refused_and_its_neighbours_are_named(cpu, memory):
    neighbours = [memory, *(one for one in FARGATE_SIZES[cpu] if one > memory)][:2]

    with pytest.raises(InvalidInputError) as refused:
        TaskSize(cpu=cpu, memory_mib=memory + 1).check_fargate()

    assert all(str(one) in refused.value.fix for one in neighbours)


@pytest.mark.parametrize("cpu", FARGATE_SIZES)
def test_windows_has_those_of_one_to_four_cpus(cpu):
    size = TaskSize(cpu=cpu, memory_mib=FARGATE_SIZES[cpu][0], operating_system="windows-2025")

    if cpu in WINDOWS_CPUS:
        size.check_fargate()
    else:
        with pytest.raises(InvalidInputError, match="use 1024, 2048, 4096"):
            size.check_fargate()


@pytest.mark.parametrize("cpu", FARGATE_SIZES)
def test_arm_has_all_of_them(cpu):
    TaskSize(cpu=cpu, memory_mib=FARGATE_SIZES[cpu][0], architecture="arm64").check_fargate()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"cpu": 300}, r"got 300\); use 256 or 512$"),
        ({"cpu": 128}, r"got 128\); use 256, 512, 1024, 2048, 4096, 8192, 16384, 32768$"),
        ({"memory_mib": 4096}, r"use 512, 1024 or 2048, or give the task 512 CPU units$"),
        ({"memory_mib": 700}, r"got 700\); use 512, 1024 or 2048$"),
        ({"cpu": 2048, "memory_mib": 512}, r"4096 to 16384 in steps of 1024, or give the task 256"),
        ({"cpu": 4096, "memory_mib": 20000}, r"use 19456 or 20480, the nearest of 8192 to 30720"),
        ({"gpus": 1}, r"Fargate has no GPUs \(got 1\)"),
    ],
)
def test_fargate_refuses_other_sizes_and_the_nearest_are_named(arguments, message):
    size = TaskSize(**arguments)

    with pytest.raises(InvalidInputError, match=message):
        size.check_fargate()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"cpu": 1}, r"must be 128 to 196608 CPU units \(got 1\)"),
        ({"cpu": "256"}, r"must be a whole number \(got '256'\)"),
        ({"memory_mib": 5}, r"must be 6 to 25165824 MiB"),
        ({"architecture": "arm"}, r"got 'arm'\); use 'x86_64' or 'arm64'$"),
        ({"gpus": 17}, r"must be 0 to 16"),
    ],
)
def test_what_no_capacity_has_is_refused_at_once(arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        TaskSize(**arguments)
