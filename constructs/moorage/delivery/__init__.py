"""What a deployment does to a service, step by step, before it is tried."""
