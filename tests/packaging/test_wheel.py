"""The wheel: our package, nothing else, and enough of it for somebody else's app."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APP = """
import moorage, pathlib, sys
assert pathlib.Path(moorage.__file__).is_relative_to(sys.argv[1]), moorage.__file__
import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2, aws_ecs as ecs
from moorage.services import ContainerService
app = cdk.App()
stack = cdk.Stack(app, "Stack")
cluster = ecs.Cluster(stack, "Cluster", vpc=ec2.Vpc(stack, "Vpc"))
image = ecs.ContainerImage.from_registry("public.ecr.aws/docker/library/busybox:1.37")
ContainerService(stack, "Api", cluster=cluster, image=image)
print(len(app.synth().get_stack_by_name("Stack").template["Resources"]))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", folder, ROOT]
    subprocess.run([str(word) for word in command], check=True, capture_output=True)
    [built] = folder.glob("*.whl")
    return built


def test_it_holds_moorage_alone(wheel):
    names = zipfile.ZipFile(wheel).namelist()

    assert {name.split("/")[0].split("-")[0] for name in names} == {"moorage"}
    assert {"moorage/py.typed", "moorage/values/instance_types.csv"} <= set(names)


def test_its_constructs_work_in_somebody_elses_app(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}

    run = subprocess.run(
        [sys.executable, "-c", APP, str(tmp_path / "site")],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stderr
    assert int(run.stdout) > 20
