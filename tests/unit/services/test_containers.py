"""A container's definition says what the options say, and nothing about what they leave out."""

import json

import pytest
from aws_cdk.assertions import Template

from moorage.services import ContainerService
from moorage.values.container_health_check import ContainerHealthCheck
from moorage.values.container_options import ContainerOptions
from moorage.values.credential_spec import CredentialSpec
from moorage.values.more_ports import MorePorts
from moorage.values.restart_policy import RestartPolicy
from moorage.values.ulimit import Ulimit

FILE = "arn:aws:s3:::settings/api/prod.env"
EVERYTHING = ContainerOptions(
    entry_point=("/bin/start",),
    working_directory="/app",
    health_check=ContainerHealthCheck(command=("/bin/healthy", "--quick"), start_period_seconds=10),
    restart=RestartPolicy(ignored_exit_codes=(0,), attempt_period_seconds=90),
    ulimits={"nofile": Ulimit(soft=1024, hard=4096)},
    start_timeout_seconds=60,
    labels={"team": "harbour"},
    environment_files=(FILE,),
    system_controls={"net.ipv4.tcp_keepalive_time": "60"},
    keep_capabilities=("NET_BIND_SERVICE",),
)


@pytest.fixture
def defined(stack, cluster, image):
    def definition(options):
        ContainerService(stack, "Api", cluster=cluster, image=image, container=options)
        template = Template.from_stack(stack)
        [task] = template.find_resources("AWS::ECS::TaskDefinition").values()
        return template, task["Properties"]["ContainerDefinitions"][0]

    return definition


def test_everything_that_is_said_is_there(defined):
    _, container = defined(EVERYTHING)

    assert container["EntryPoint"] == ["/bin/start"]
    assert container["WorkingDirectory"] == "/app"
    assert container["HealthCheck"] == {
        "Command": ["CMD", "/bin/healthy", "--quick"],
        "Interval": 30,
        "Retries": 3,
        "StartPeriod": 10,
        "Timeout": 5,
    }
    policy = {"Enabled": True, "IgnoredExitCodes": [0], "RestartAttemptPeriod": 90}
    assert container["RestartPolicy"] == policy
    assert container["Ulimits"] == [{"Name": "nofile", "SoftLimit": 1024, "HardLimit": 4096}]
    assert container["StartTimeout"] == 60
    assert container["DockerLabels"] == {"team": "harbour"}
    control = {"Namespace": "net.ipv4.tcp_keepalive_time", "Value": "60"}
    assert container["SystemControls"] == [control]
    [file] = container["EnvironmentFiles"]
    assert ":s3:::settings/api/prod.env" in json.dumps(file)


def test_what_is_left_out_is_not_there(defined):
    _, container = defined(ContainerOptions())

    named = {"EntryPoint", "HealthCheck", "RestartPolicy", "Ulimits", "EnvironmentFiles"}
    assert named & container.keys() == set()


def test_what_is_kept_is_not_dropped(defined):
    _, container = defined(EVERYTHING)

    dropped = container["LinuxParameters"]["Capabilities"]["Drop"]
    assert "NET_BIND_SERVICE" not in dropped
    assert "SETUID" in dropped
    assert "Add" not in container["LinuxParameters"]["Capabilities"]


def test_the_execution_role_reads_the_file_and_no_other(defined):
    template, _ = defined(EVERYTHING)

    statements = [
        statement
        for policy in template.find_resources("AWS::IAM::Policy").values()
        for statement in policy["Properties"]["PolicyDocument"]["Statement"]
        if "s3:" in json.dumps(statement["Action"])
    ]
    assert [(one["Action"], one["Resource"]) for one in statements] == [
        ("s3:GetObject", FILE),
        ("s3:GetBucketLocation", "arn:aws:s3:::settings"),
    ]


def test_ports_and_ranges_are_mapped_and_opened_to_whom_they_name(defined):
    ports = (
        MorePorts(first=53, protocol="udp", open_to=("10.0.0.0/16", "fd00::/8")),
        MorePorts(first=20000, last=20100),
    )

    template, container = defined(ContainerOptions(more_ports=ports))

    one, many = container["PortMappings"]
    assert one == {"ContainerPort": 53, "Protocol": "udp"}
    assert many == {"ContainerPortRange": "20000-20100", "Protocol": "tcp"}
    [ingress] = [
        group["Properties"]["SecurityGroupIngress"]
        for group in template.find_resources("AWS::EC2::SecurityGroup").values()
        if "SecurityGroupIngress" in group["Properties"]
    ]
    assert {one.get("CidrIp") or one["CidrIpv6"] for one in ingress} == {"10.0.0.0/16", "fd00::/8"}
    assert {(one["IpProtocol"], one["FromPort"], one["ToPort"]) for one in ingress} == {
        ("udp", 53, 53)
    }


def test_memory_is_kept_and_processes_are_traced(defined):
    _, container = defined(ContainerOptions(memory_reservation_mib=128, trace_processes=True))

    assert container["MemoryReservation"] == 128
    assert container["LinuxParameters"]["Capabilities"] == {"Add": ["SYS_PTRACE"], "Drop": ["ALL"]}


def test_fargate_is_told_nothing_about_security_options(defined):
    assert "DockerSecurityOptions" not in defined(ContainerOptions())[1]


def test_an_account_of_a_domain_is_read_by_the_execution_role(defined):
    arn = "arn:aws:s3:::shop-domain/web.json"
    secret = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/ad-a1B2c3"
    spec = CredentialSpec(arn=arn, secret_arn=secret)

    template, container = defined(ContainerOptions(credential_spec=spec))

    assert container["CredentialSpecs"] == [f"credentialspecdomainless:{arn}"]
    policies = json.dumps(template.find_resources("AWS::IAM::Policy"))
    for text in ("s3:GetObject", "s3:ListBucket", "secretsmanager:GetSecretValue", secret, arn):
        assert f'"{text}"' in policies
