"""TaskSize: on Fargate only pairs that it sells, and an error that names the nearest."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.task_size import FARGATE_SIZES, TaskSize


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
    ("arguments", "message"),
    [
        ({"cpu": 300}, r"got 300\); use 256 or 512$"),
        ({"cpu": 128}, r"got 128\); use 256, 512, 1024, 2048, 4096, 8192, 16384, 32768$"),
        ({"memory_mib": 4096}, r"use 512, 1024 or 2048, or give the task 512 CPU units$"),
        ({"memory_mib": 700}, r"got 700\); use 512, 1024 or 2048$"),
        ({"cpu": 2048, "memory_mib": 512}, r"4096 to 16384 in steps of 1024, or give the task 256"),
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
