"""FileSystemChoice: a new one, or both ids of one that is there."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.file_system_choice import FileSystemChoice
from moorage.values.file_system_settings import FileSystemSettings

IDS = {"file_system_id": "fs-0123456789abcdef0", "security_group_id": "sg-0123456789abcdef0"}


def test_a_new_one_has_the_defaults_of_file_systems():
    assert FileSystemChoice().settings == FileSystemSettings()
    assert FileSystemChoice(backups=False).settings == FileSystemSettings(backups=False)


def test_one_that_is_there_is_named_by_two_ids():
    assert FileSystemChoice(**IDS).exists


@pytest.mark.parametrize("missing", IDS)
def test_one_id_alone_is_refused(missing):
    with pytest.raises(InvalidInputError, match=f"FileSystemChoice.{missing}: is missing"):
        FileSystemChoice(**{key: id for key, id in IDS.items() if key != missing})


@pytest.mark.parametrize("id", IDS)
def test_what_is_no_id_is_refused(id):
    with pytest.raises(InvalidInputError, match=f"FileSystemChoice.{id}: is not the id"):
        FileSystemChoice(**IDS | {id: "files"})


@pytest.mark.parametrize("key", ["backups", "archive_unread"])
def test_settings_of_a_new_one_do_not_go_with_ids(key):
    with pytest.raises(InvalidInputError, match=f"FileSystemChoice.{key}: is for a new"):
        FileSystemChoice(**IDS, **{key: True})
