"""How containers share a task: what is left for the main one, and tasks that are too small."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.container_share import ContainerShare, shared_size
from moorage.values.task_size import TaskSize

ALONE = ContainerShare()


def test_a_container_alone_has_the_whole_default_task():
    assert shared_size(None, ALONE, []) == (TaskSize(), 512)


def test_a_task_without_a_size_grows_with_its_containers():
    size, left = shared_size(None, ALONE, [ContainerShare(cpu=300, memory_mib=700)])

    assert (size.cpu, size.memory_mib, left) == (512, 2048, 1348)


def test_a_written_size_stays_and_the_main_container_gets_the_rest():
    size = TaskSize(cpu=512, memory_mib=1024)

    assert shared_size(size, ALONE, [ContainerShare(memory_mib=256)]) == (size, 768)


def test_the_main_container_gets_what_it_asks_for():
    assert shared_size(None, ContainerShare(memory_mib=600), [])[1] == 600


def test_too_little_memory_says_how_much_is_needed():
    size, main = TaskSize(cpu=256, memory_mib=512), ContainerShare(memory_mib=400)

    with pytest.raises(InvalidInputError, match=r"need 528 MiB together \(got 512\); raise it"):
        shared_size(size, main, [ContainerShare(memory_mib=128)])


def test_too_little_cpu_says_how_much_is_needed():
    with pytest.raises(InvalidInputError, match=r"need 300 CPU units together \(got 256\)"):
        shared_size(TaskSize(), ContainerShare(cpu=100), [ContainerShare(cpu=200)])


def test_what_no_fargate_task_holds_is_refused():
    with pytest.raises(InvalidInputError, match="Fargate has no task that holds"):
        shared_size(None, ContainerShare(memory_mib=300_000), [])
