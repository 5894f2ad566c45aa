"""What a container is told, its capacity must take: a truth table."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.container_limits import check_container
from moorage.values.container_options import ContainerOptions
from moorage.values.credential_spec import CredentialSpec
from moorage.values.instance_options import InstanceOptions

OBJECT = "arn:aws:s3:::shop-domain/web.json"
PARAMETER = "arn:aws:ssm:eu-west-1:111122223333:parameter/shop/web"
SECRET = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/ad-a1B2c3"
JOINED = ContainerOptions(credential_spec=CredentialSpec(arn=OBJECT))
DOMAINLESS = ContainerOptions(credential_spec=CredentialSpec(arn=OBJECT, secret_arn=SECRET))
KEPT = ContainerOptions(credential_spec=CredentialSpec(arn=PARAMETER, secret_arn=SECRET))
DEVICES = ContainerOptions(instance=InstanceOptions(devices=("/dev/snd",)))
TRACES = ContainerOptions(trace_processes=True)
LEAST = ContainerOptions(memory_reservation_mib=256)


@pytest.mark.parametrize(
    ("options", "kind", "system"),
    [
        (DEVICES, "ec2", "linux"),
        (DEVICES, "external", "linux"),
        (DOMAINLESS, "fargate", "linux"),
        (JOINED, "ec2", "windows-2022"),
        (KEPT, "ec2", "linux"),
        (TRACES, "fargate", "linux"),
        (LEAST, "managed-instances", "linux"),
    ],
)
def test_is_taken(options, kind, system):
    check_container("api", options, 512, kind=kind, system=system)


@pytest.mark.parametrize(
    ("options", "kind", "system", "message"),
    [
        (DEVICES, "fargate", "linux", "api.instance: goes with tasks on EC2"),
        (JOINED, "fargate", "linux", "Fargate takes one in S3 with a secret"),
        (KEPT, "fargate", "linux", "Fargate takes one in S3 with a secret"),
        (DOMAINLESS, "fargate", "windows-2022", "for Linux"),
        (TRACES, "ec2", "windows-2022", "is a capability of Linux"),
    ],
)
def test_is_refused(options, kind, system, message):
    with pytest.raises(InvalidInputError, match=message):
        check_container("api", options, 512, kind=kind, system=system)


def test_what_is_kept_is_less_than_what_may_be_used():
    with pytest.raises(InvalidInputError, match="must be less than the 256 MiB"):
        check_container("api", LEAST, 256, kind="fargate", system="linux")
