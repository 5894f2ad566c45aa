"""RegistryImage: references that a registry understands, and which of them move."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.registry_image import RegistryImage

DIGEST = f"sha256:{'0a' * 32}"
LOGIN = "hunter2"
SECRET = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:docker-hub-AbCdEf"


@pytest.mark.parametrize(
    ("reference", "is_mutable"),
    [
        ("nginx:1.29.3", False),
        ("public.ecr.aws/nginx/nginx-unprivileged:1.29.3-alpine", False),
        ("localhost:5000/team/app:v1", False),
        (f"nginx@{DIGEST}", False),
        (f"nginx:latest@{DIGEST}", False),
        ("nginx", True),
        ("ghcr.io/org/app:latest", True),
    ],
)
def test_a_reference_knows_whether_it_moves(reference, is_mutable):
    assert RegistryImage(registry=reference).is_mutable is is_mutable


@pytest.mark.parametrize(
    ("reference", "fix"),
    [
        ("", "write 'HOST/NAME:TAG'"),
        ("https://docker.io/x:1", "write it without 'https://'"),
        ("docker.io/MyApp:1", "write it in lower case: 'docker.io/myapp:1'"),
        ("a b:1", "write 'HOST/NAME:TAG'"),
        ("nginx@sha256:12", "write 'HOST/NAME:TAG'"),
        ("nginx:", "write 'HOST/NAME:TAG'"),
        ("a" * 600, "write 'HOST/NAME:TAG'"),
    ],
)
def test_what_is_no_reference_is_refused(reference, fix):
    with pytest.raises(InvalidInputError, match=fix):
        RegistryImage(registry=reference)


@pytest.mark.parametrize(
    ("reference", "private"),
    [
        ("111122223333.dkr.ecr.eu-west-1.amazonaws.com/api:1", True),
        ("111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/api:1", True),
        ("public.ecr.aws/nginx/nginx:1", False),
        ("111122223333.dkr.ecr.eu-west-1.amazonaws.com.evil.example/api:1", False),
    ],
)
def test_a_private_ecr_registry_is_recognised(reference, private):
    assert RegistryImage(registry=reference).is_private_ecr is private


def test_the_secret_with_the_login_is_named_by_its_arn():
    image = RegistryImage(registry="a.io/b:1", credentials_secret_arn=SECRET)

    assert image.credentials_secret_arn == SECRET


def test_a_login_in_place_of_its_secret_is_refused_without_repeating_it():
    with pytest.raises(InvalidInputError, match="must be the ARN") as refused:
        RegistryImage(registry="a.io/b:1", credentials_secret_arn=LOGIN)

    assert LOGIN not in str(refused.value)
