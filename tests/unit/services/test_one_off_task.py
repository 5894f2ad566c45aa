"""A one-off task runs once per image and command, and what waits for it waits."""

import json

import pytest
from aws_cdk.assertions import Template

from moorage.errors import InvalidInputError
from moorage.services import ContainerService, OneOffTask
from moorage.values.process import Process


@pytest.fixture
def make(stack, cluster, image):
    def make(**arguments):
        return OneOffTask(stack, "Migrate", cluster=cluster, image=image, **arguments)

    return make


def resource(stack):
    [found] = Template.from_stack(stack).find_resources("Custom::OneOffTask").values()
    return found


def test_it_runs_for_its_image_and_its_command(make, stack):
    make(process=Process(command=("migrate", "--all")), timeout_minutes=3)

    properties = resource(stack)["Properties"]
    once = json.loads(properties["Once"])
    assert once == ["public.ecr.aws/docker/library/busybox:1.37", '["migrate", "--all"]']
    assert properties["TimeoutSeconds"] == "180"


def test_services_wait_for_it(make, stack, cluster, image):
    api = ContainerService(stack, "Api", cluster=cluster, image=image)
    make(before=[api])

    template = Template.from_stack(stack)
    [run] = template.find_resources("Custom::OneOffTask")
    [service] = template.find_resources("AWS::ECS::Service").values()
    assert run in service["DependsOn"]


def test_it_waits_for_what_it_needs_itself(make, stack):
    make()

    needed = " ".join(resource(stack)["DependsOn"])
    assert "ExecutionRoleDefaultPolicy" in needed


def test_by_hand_there_is_the_command_alone(make, stack):
    assert make(run=False).run is None

    template = Template.from_stack(stack)
    template.resource_count_is("Custom::OneOffTask", 0)
    [output] = template.find_outputs("*").values()
    assert "aws ecs run-task --region " in json.dumps(output["Value"])


def test_services_do_not_wait_for_what_does_not_run(make, stack, cluster, image):
    api = ContainerService(stack, "Api", cluster=cluster, image=image)

    with pytest.raises(InvalidInputError, match="wait for a task that does not run"):
        make(run=False, before=[api])


def test_lambda_ends_before_the_longest_timeout(make):
    with pytest.raises(InvalidInputError, match="timeout_minutes"):
        make(timeout_minutes=15)


def test_the_function_may_run_this_task_and_no_other(make, stack):
    make()

    policies = Template.from_stack(stack).find_resources("AWS::IAM::Policy")
    [policy] = [one for name, one in policies.items() if "MigrateRunRole" in name]
    statements = policy["Properties"]["PolicyDocument"]["Statement"]
    [run] = [one for one in statements if one["Action"] == "ecs:RunTask"]
    assert "Ref" in run["Resource"]
    assert not [one for one in statements if one["Resource"] == "*"]
