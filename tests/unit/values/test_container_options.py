"""ContainerOptions: what ECS is told beyond what most containers need."""

from moorage.values.container_options import ContainerOptions


def test_without_options_a_container_asks_for_no_cpu_of_its_own():
    assert ContainerOptions().share.cpu == 0
