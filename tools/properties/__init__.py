"""Every property of ECS that the pinned CDK knows, and where Moorage exposes it."""
