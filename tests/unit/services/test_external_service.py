"""ExternalService: the task of every service, without a network of its own."""

import pytest
from aws_cdk.assertions import Template

from moorage.errors import FeatureError, InvalidInputError
from moorage.features import DockerVolume, EfsVolume, Secrets, SharedFolder, Sidecar
from moorage.foundation import FileSystem
from moorage.services import ExternalService
from moorage.values.container_options import ContainerOptions
from moorage.values.container_share import ContainerShare
from moorage.values.instance_options import InstanceOptions
from moorage.values.machine_network import MachineNetwork
from moorage.values.machine_placement import MachinePlacement
from moorage.values.secret_source import SecretSource
from moorage.values.volume_mount import VolumeMount


@pytest.fixture
def run(stack, cluster, image):
    def made(**arguments):
        ExternalService(stack, "Till", cluster=cluster, image=image, **arguments)
        found = Template.from_stack(stack)
        [service] = found.find_resources("AWS::ECS::Service").values()
        [task] = found.find_resources("AWS::ECS::TaskDefinition").values()
        return service["Properties"], task["Properties"]

    return made


def test_it_runs_on_machines_that_have_joined(run):
    service, task = run()

    assert service["LaunchType"] == "EXTERNAL"
    assert service["DesiredCount"] == 1
    assert "CapacityProviderStrategy" not in service
    assert "NetworkConfiguration" not in service
    assert task["RequiresCompatibilities"] == ["EXTERNAL"]
    assert task["NetworkMode"] == "bridge"
    assert "RuntimePlatform" not in task


def test_its_container_is_as_confined_as_any(run):
    [container] = run()[1]["ContainerDefinitions"]

    assert container["ReadonlyRootFilesystem"] is True
    assert container["User"] == "1000:1000"
    assert container["LinuxParameters"]["Capabilities"] == {"Drop": ["ALL"]}


@pytest.mark.parametrize(
    ("arguments", "percent"),
    [
        ({}, (100, 200)),
        ({"port": 8080}, (100, 200)),
        ({"port": 8080, "network": MachineNetwork(host_port=80)}, (0, 100)),
        ({"port": 8080, "network": MachineNetwork(mode="host")}, (0, 100)),
        ({"placement": MachinePlacement(daemon=True)}, (0, 100)),
    ],
)
def test_where_a_machine_has_room_for_one_the_old_task_leaves_first(run, arguments, percent):
    deployment = run(**arguments)[0]["DeploymentConfiguration"]

    assert (deployment["MinimumHealthyPercent"], deployment["MaximumPercent"]) == percent
    assert deployment["DeploymentCircuitBreaker"] == {"Enable": True, "Rollback": True}


def test_ports_hosts_and_name_servers_are_those_of_the_machine(run):
    network = MachineNetwork(
        host_port=80,
        extra_hosts={"db": "10.0.0.2"},
        dns_servers=("10.0.0.3",),
        dns_search_domains=("harbour.local",),
    )

    [container] = run(port=8080, network=network)[1]["ContainerDefinitions"]

    assert container["PortMappings"][0]["HostPort"] == 80
    assert container["ExtraHosts"] == [{"Hostname": "db", "IpAddress": "10.0.0.2"}]
    assert container["DnsServers"] == ["10.0.0.3"]
    assert container["DnsSearchDomains"] == ["harbour.local"]


def test_placement_reaches_the_service(run):
    where = "attribute:site == harbour"
    placement = MachinePlacement(distinct_machines=True, only_where=where)

    assert run(placement=placement, count=3)[0]["PlacementConstraints"] == [
        {"Type": "distinctInstance"},
        {"Type": "memberOf", "Expression": where},
    ]


def test_features_without_a_network_go_with_it(run, image):
    small = ContainerOptions(share=ContainerShare(memory_mib=64))
    features = [
        Secrets(variables={"TOKEN": SecretSource(parameter="/shop/token")}),
        SharedFolder(name="spool", path="/spool", host_path="/var/spool/till"),
        DockerVolume(name="cache", path="/cache"),
        Sidecar(name="beside", image=image, container=small),
    ]
    options = ContainerOptions(instance=InstanceOptions(devices=("/dev/usb",)))

    task = run(features=features, container=options)[1]

    assert [one["Name"] for one in task["ContainerDefinitions"]] == ["main", "beside"]
    assert [one["Name"] for one in task["Volumes"]] == ["spool", "cache"]


def test_a_feature_that_needs_a_network_is_refused_with_a_sentence(run, stack, vpc):
    files = FileSystem(stack, "Files", vpc=vpc)
    mount = VolumeMount(path="/data")
    volume = EfsVolume(file_system=files.file_system, name="data", mount=mount)

    with pytest.raises(FeatureError, match="has no security group; leave out features"):
        run(features=[volume])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"placement": MachinePlacement(daemon=True), "count": 2}, "one task runs on every"),
        ({"port": 80, "network": MachineNetwork(mode="none")}, "needs a network to be reached"),
    ],
)
def test_what_cannot_be_is_refused(run, arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        run(**arguments)
