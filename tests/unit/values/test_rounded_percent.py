"""Rounding as the page on rolling deployments has it, with its own examples."""

import pytest

from moorage.values.rounded_percent import fewest_tasks, most_tasks


# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html
@pytest.mark.parametrize(
    ("tasks", "percent", "fewest"), [(4, 50, 2), (2, 75, 2), (1, 1, 1), (7, 0, 0), (3, 100, 3)]
)
def test_the_minimum_is_rounded_up(tasks, percent, fewest):
    assert fewest_tasks(tasks, percent) == fewest


@pytest.mark.parametrize(
    ("tasks", "percent", "most"), [(4, 200, 8), (3, 125, 3), (1, 199, 1), (10, 110, 11)]
)
def test_the_maximum_is_rounded_down(tasks, percent, most):
    assert most_tasks(tasks, percent) == most
