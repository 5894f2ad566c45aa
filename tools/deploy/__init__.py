"""Synthesize, compare, deploy and destroy one environment, on the emulator or on AWS."""
