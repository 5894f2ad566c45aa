"""BuildImage: folders inside the project only."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.build_image import BuildImage


@pytest.mark.parametrize("folder", ["services/api", ".", "./api"])
def test_a_folder_of_the_project_is_accepted(folder):
    assert not BuildImage(build=folder).is_mutable


@pytest.mark.parametrize("folder", ["", " ", "/etc", "../api", "a/../../b", "a\0b"])
def test_another_folder_is_refused(folder):
    with pytest.raises(InvalidInputError, match=r"BuildImage\.build: must be a path inside"):
        BuildImage(build=folder)


def test_a_dockerfile_outside_of_the_folder_is_refused():
    with pytest.raises(InvalidInputError, match=r"BuildImage\.dockerfile: must be a path inside"):
        BuildImage(build="api", dockerfile="../Dockerfile")
