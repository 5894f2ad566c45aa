"""A bare name means a file in environments/, if there is one."""

from pathlib import Path

from moorage.config.environment_file import environment_file


def test_a_name_means_its_file(base, write):
    write(base)

    assert environment_file(Path("test")) == Path("environments/test.yaml")


def test_what_is_no_name_of_a_file_is_left_alone(base, write):
    write(base)

    assert environment_file(Path("other")) == Path("other")
    assert environment_file(Path("a/test")) == Path("a/test")
