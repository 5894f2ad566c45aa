"""Percentages of the tasks of a service, with the rounding of ECS.

https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html
"""

import math


def fewest_tasks(tasks: int, minimum_percent: float) -> int:
    """Return how many healthy tasks stay, at least: ECS rounds up.

    Args:
        tasks: The desired number of tasks.
        minimum_percent: The minimum healthy percent.

    Example:
        >>> fewest_tasks(4, 50), fewest_tasks(2, 75)
        (2, 2)
    """
    return math.ceil(tasks * minimum_percent / 100)


def most_tasks(tasks: int, maximum_percent: float) -> int:
    """Return how many tasks run or start, at most: ECS rounds down.

    Args:
        tasks: The desired number of tasks.
        maximum_percent: The maximum percent.

    Example:
        >>> most_tasks(4, 200), most_tasks(3, 125)
        (8, 3)
    """
    return math.floor(tasks * maximum_percent / 100)
