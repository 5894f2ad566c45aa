"""Density, over all known instance types and random tasks."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from moorage.values.density import most_tasks
from moorage.values.instance_types import INSTANCE_TYPES
from moorage.values.task_size import TaskSize

instances = st.sampled_from(sorted(INSTANCE_TYPES)).map(INSTANCE_TYPES.__getitem__)
sizes = st.builds(
    TaskSize,
    cpu=st.integers(min_value=128, max_value=16_384),
    memory_mib=st.integers(min_value=64, max_value=131_072),
)


@given(sizes, instances, st.booleans())
def test_as_many_as_are_counted_fit(size, instance, trunking):
    tasks = most_tasks(size, instance, trunking=trunking).tasks

    assert tasks * size.cpu <= instance.vcpus * 1024
    assert tasks * size.memory_mib <= instance.memory_mib


@given(sizes, instances)
def test_trunking_never_costs_a_task(size, instance):
    with_trunking = most_tasks(size, instance, trunking=True)

    assert with_trunking.tasks >= most_tasks(size, instance).tasks


@given(sizes, instances, st.sampled_from(["vcpus", "memory_mib", "interfaces"]))
def test_more_of_anything_is_never_worse(size, instance, resource):
    larger = replace(instance, **{resource: getattr(instance, resource) + 8})

    assert most_tasks(size, larger).tasks >= most_tasks(size, instance).tasks
