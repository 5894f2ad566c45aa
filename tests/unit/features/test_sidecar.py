"""A sidecar shares the task: its memory, its roles, its log, and the order of its start."""

import pytest
from aws_cdk.assertions import Template

from moorage.errors import FeatureError, InvalidInputError
from moorage.features import Sidecar
from moorage.services import ContainerService
from moorage.values.container_health_check import ContainerHealthCheck
from moorage.values.container_options import ContainerOptions
from moorage.values.container_share import ContainerShare
from moorage.values.secret_source import SecretSource
from moorage.values.task_size import TaskSize

SMALL = ContainerOptions(share=ContainerShare(memory_mib=64))


@pytest.fixture
def make(stack, cluster, image):
    def make(*sidecars, **arguments):
        service = ContainerService(
            stack, "Api", cluster=cluster, image=image, features=sidecars, **arguments
        )
        [task] = Template.from_stack(stack).find_resources("AWS::ECS::TaskDefinition").values()
        containers = {one["Name"]: one for one in task["Properties"]["ContainerDefinitions"]}
        return service, containers

    return make


def test_the_main_container_has_what_is_left(make, image):
    size = TaskSize(cpu=256, memory_mib=512)

    _, containers = make(Sidecar(name="cache", image=image, container=SMALL, port=6379), size=size)

    assert (containers["main"]["Memory"], containers["cache"]["Memory"]) == (448, 64)
    assert containers["cache"]["PortMappings"][0]["ContainerPort"] == 6379
    assert (containers["main"]["Essential"], containers["cache"]["Essential"]) == (True, False)


def test_it_is_confined_as_the_main_container_is(make, image):
    _, containers = make(Sidecar(name="cache", image=image, container=SMALL))

    for key in ("ReadonlyRootFilesystem", "User", "LinuxParameters"):
        assert containers["cache"][key] == containers["main"][key]
    options = containers["cache"]["LogConfiguration"]["Options"]
    assert options["awslogs-stream-prefix"] == "cache"


def test_the_main_container_waits_for_one_that_prepares(make, image):
    init = Sidecar(name="init", image=image, container=SMALL, before_main="success")

    _, containers = make(init)

    assert containers["main"]["DependsOn"] == [{"Condition": "SUCCESS", "ContainerName": "init"}]
    assert "DependsOn" not in containers["init"]


def test_one_that_follows_waits_for_the_main_container(make, image):
    check = ContainerHealthCheck(command=("true",))
    after = Sidecar(name="proxy", image=image, container=SMALL, after_main="healthy")

    _, containers = make(after, container=ContainerOptions(health_check=check))

    assert containers["proxy"]["DependsOn"] == [{"Condition": "HEALTHY", "ContainerName": "main"}]


def test_health_that_nobody_measures_is_not_waited_for(make, image):
    after = Sidecar(name="proxy", image=image, container=SMALL, after_main="healthy")

    with pytest.raises(FeatureError, match="Sidecar proxy waits until the main container is heal"):
        make(after)


def test_it_has_secrets_of_its_own(make, image):
    token = {"TOKEN": SecretSource(parameter="/shop/token")}

    _, containers = make(Sidecar(name="cache", image=image, container=SMALL, secrets=token))

    assert [one["Name"] for one in containers["cache"]["Secrets"]] == ["TOKEN"]
    assert "Secrets" not in containers["main"]


def test_one_service_may_have_several_with_names_of_their_own(make, image):
    one, other = (Sidecar(name=name, image=image, container=SMALL) for name in ("a", "b"))

    assert [*make(one, other)[1]] == ["main", "a", "b"]


def test_two_of_one_name_are_refused(make, image):
    one = Sidecar(name="a", image=image, container=SMALL)

    with pytest.raises(FeatureError, match="Sidecar a is attached twice"):
        make(one, one)


def test_the_main_container_is_no_sidecar(image):
    with pytest.raises(InvalidInputError, match="is not the name of a sidecar"):
        Sidecar(name="main", image=image, container=SMALL)


@pytest.mark.parametrize(("main_volumes", "read_only"), [("read", True), ("write", False)])
def test_it_sees_the_volumes_of_the_main_container(make, image, main_volumes, read_only):
    sidecar = Sidecar(name="backup", image=image, container=SMALL, main_volumes=main_volumes)

    _, containers = make(sidecar)

    found = [{"ReadOnly": read_only, "SourceContainer": "main"}]
    assert containers["backup"]["VolumesFrom"] == found


def test_one_that_the_main_container_waits_for_does_not(image):
    with pytest.raises(InvalidInputError, match="which waits for this one"):
        Sidecar(
            name="backup", image=image, container=SMALL, before_main="start", main_volumes="read"
        )
