"""The embedded AWS emulator: ministack, the types it lacks, and how to check a deploy."""
