"""Run the tasks of the emulator for real, by podman, in a network of their own."""
