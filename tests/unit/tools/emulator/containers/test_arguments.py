"""What a container definition says reaches the engine."""

from pathlib import Path

from tools.emulator.containers.arguments import arguments, volume_folders

MADE = {"name": "ministack-ecs-1-main", "network": "shop", "extra_hosts": {"a": "host-gateway"}}
ROOT = Path("/engine")


def test_a_confined_container_is_confined():
    linux = {
        "capabilities": {"drop": ["ALL"]},
        "initProcessEnabled": True,
        "sharedMemorySize": 64,
        "tmpfs": [{"containerPath": "/tmp", "size": 32}],
    }
    definition = {
        "readonlyRootFilesystem": True,
        "user": "1000:1000",
        "memory": 64,
        "entryPoint": ["/start"],
        "workingDirectory": "/app",
        "linuxParameters": linux,
    }

    found = arguments(definition, {}, MADE, first=None, binds=())

    assert found["read_only"] is True
    assert found["init"] is True
    assert (found["user"], found["mem_limit"]) == ("1000:1000", 64 * 2**20)
    assert (found["entrypoint"], found["working_dir"]) == (["/start"], "/app")
    assert (found["cap_drop"], found["shm_size"]) == (["ALL"], "64m")
    assert found["tmpfs"] == {"/tmp": "size=32m"}


def test_what_is_not_said_is_not_asked_for():
    found = arguments({}, {}, MADE, first=None, binds=())

    assert found == {**MADE, "extra_hosts": {"host.docker.internal": "10.88.0.1"}}


def test_other_containers_of_a_task_share_the_network_of_the_first():
    task = {"networkMode": "awsvpc", "memory": "512"}

    found = arguments({}, task, MADE, first="abc", binds=("/a:/b:rw",))

    assert found["network_mode"] == "container:abc"
    assert "network" not in found
    assert "extra_hosts" not in found
    assert found["volumes"] == ["/a:/b:rw"]


def test_a_file_system_is_one_folder_for_all_tasks():
    efs = {"fileSystemId": "fs-1", "authorizationConfig": {"accessPointId": "fsap-1"}}
    task = {"volumes": [{"name": "data", "efsVolumeConfiguration": efs}]}
    definition = {
        "mountPoints": [{"sourceVolume": "data", "containerPath": "/data", "readOnly": True}]
    }
    owner = {"OwnerUid": "33", "OwnerGid": "33", "Permissions": "750"}
    points = {"fsap-1": {"RootDirectory": {"Path": "/shared", "CreationInfo": owner}}}

    found = [volume_folders(definition, task, points, root=ROOT, task_id=id) for id in "12"]

    assert found == [[(ROOT / "fs-1" / "shared", "/data:ro", owner)]] * 2


def test_another_volume_is_one_of_the_task_alone():
    definition = {"mountPoints": [{"sourceVolume": "tmp", "containerPath": "/tmp"}]}
    task = {"volumes": [{"name": "tmp"}]}

    one, other = (volume_folders(definition, task, {}, root=ROOT, task_id=id)[0] for id in "12")

    assert one[0] != other[0]
    assert one[1:] == ("/tmp:rw", {})


def test_a_folder_of_the_host_is_mounted_by_ministack_itself():
    definition = {"mountPoints": [{"sourceVolume": "logs", "containerPath": "/logs"}]}
    task = {"volumes": [{"name": "logs", "host": {"sourcePath": "/var/log"}}]}

    assert volume_folders(definition, task, {}, root=ROOT, task_id="1") == []
