"""Commands of this repository: set-up, the embedded emulator, deploys. Not in the wheel."""
