"""Starting and stopping: one emulator per folder, on the loopback interface, and only ours ends."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tools.emulator import control, process
from tools.emulator.control import EmulatorError
from tools.emulator.settings import ROOT


@pytest.fixture
def started(tmp_path):
    yield control.start(tmp_path)
    control.stop(tmp_path)


def test_a_started_emulator_is_found_again(started, tmp_path):
    assert control.start(tmp_path) == started


def test_a_stopped_emulator_is_gone(started, tmp_path):
    assert control.stop(tmp_path)

    assert control.find(tmp_path) is None
    assert not process.runs(started.pid, started.token)


def test_stopping_nothing_is_no_error(tmp_path):
    assert not control.stop(tmp_path)


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="reads Linux's list of sockets")
def test_it_listens_on_the_loopback_interface_only(started):
    folder = Path(f"/proc/{started.pid}/fd")
    own = {str(entry.readlink()) for entry in folder.iterdir() if entry.exists()}
    listening = [
        line.split()[1]
        for table in ("tcp", "tcp6")
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]
        if line.split()[3] == "0A" and f"socket:[{line.split()[9]}]" in own
    ]

    assert listening == [f"0100007F:{started.port:04X}"]


def test_after_a_kill_the_next_start_makes_a_new_one(started, tmp_path):
    os.kill(started.pid, signal.SIGKILL)
    os.waitpid(started.pid, 0)

    again = control.start(tmp_path)
    assert again.pid != started.pid


def test_a_file_that_names_somebody_elses_process_ends_nobody(tmp_path):
    other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    state = {"pid": other.pid, "port": 1, "token": "0" * 32}
    (tmp_path / "state.json").write_text(json.dumps(state))

    control.stop(tmp_path)
    assert other.poll() is None
    other.kill()
    other.wait()


def test_a_broken_state_file_does_not_stop_the_next_start(tmp_path):
    (tmp_path / "state.json").write_text("{broken")

    started = control.start(tmp_path)
    assert control.find(tmp_path) == started
    control.stop(tmp_path)


def test_somebody_else_on_the_recorded_port_is_not_taken_for_ours(started, tmp_path):
    state = json.loads((tmp_path / "state.json").read_text())
    with socket.create_server(("127.0.0.1", 0)) as other:
        other.settimeout(0)
        state["port"] = other.getsockname()[1]
        (tmp_path / "state.json").write_text(json.dumps(state))

        assert control.find(tmp_path) is None


def test_a_port_that_is_taken_is_named(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        with pytest.raises(EmulatorError, match=f"Port {port} of 127.0.0.1 is taken"):
            control.start(tmp_path, port=port)


def test_a_start_that_takes_too_long_shows_the_log_and_leaves_nothing(tmp_path):
    with pytest.raises(EmulatorError, match=r"did not answer within 0 s"):
        control.start(tmp_path, seconds=0)

    assert not (tmp_path / "state.json").exists()
    assert all(child.poll() is not None for child in control._started[-1:])


def test_it_outlives_the_command_that_started_it(tmp_path):
    command = [sys.executable, "-m", "tools.emulator", "start", "--directory", str(tmp_path)]
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)

    time.sleep(0.1)
    assert control.find(tmp_path) is not None
    control.stop(tmp_path)
