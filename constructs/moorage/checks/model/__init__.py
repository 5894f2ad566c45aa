"""The templates as checks see them: functions resolved as far as that is possible."""
