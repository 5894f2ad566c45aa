"""FileSystemSettings: safe and cheap unless told."""

from moorage.values.file_system_settings import FileSystemSettings


def test_files_are_backed_up_and_archived_unless_told():
    assert FileSystemSettings() == FileSystemSettings(backups=True, archive_unread=True)
