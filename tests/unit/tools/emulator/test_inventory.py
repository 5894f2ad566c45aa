"""The inventory: what comes between two looks is found, and nothing else."""

from tools.emulator import inventory


def test_what_is_new_and_what_is_gone_are_told_apart():
    before = {"vpc": ["a", "b"], "role": ["r"]}
    after = {"vpc": ["b", "c"], "role": ["r"]}

    assert inventory.difference(before, after) == ({"vpc": ["c"]}, {"vpc": ["a"]})


def test_a_kind_that_only_one_side_knows_counts():
    assert inventory.difference({}, {"topic": ["t"]}) == ({"topic": ["t"]}, {})


def test_equal_inventories_differ_in_nothing():
    assert inventory.difference({"vpc": ["a"]}, {"vpc": ["a"], "role": []}) == ({}, {})


def test_a_log_group_that_is_made_is_found(clients):
    before = inventory.take(clients)
    clients("logs").create_log_group(logGroupName="made-here")

    added, gone = inventory.difference(before, inventory.take(clients))
    assert (added, gone) == ({"log group": ["made-here"]}, {})


def test_a_revision_that_was_deregistered_is_gone(clients):
    ecs = clients("ecs")
    before = inventory.take(clients)
    container = {"name": "main", "image": "nginx:1", "memory": 64}
    made = ecs.register_task_definition(family="gone", containerDefinitions=[container])
    ecs.deregister_task_definition(taskDefinition=made["taskDefinition"]["taskDefinitionArn"])

    assert inventory.difference(before, inventory.take(clients)) == ({}, {})
