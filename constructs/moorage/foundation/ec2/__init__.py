"""The parts of EC2 capacity, one concept a file."""
