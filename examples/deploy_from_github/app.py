"""The role that GitHub Actions takes to deploy: one repository, one environment, no stored key."""

from typing import Any

import aws_cdk as cdk

from moorage.foundation import DeployerRole, ImageRepository
from moorage.foundation.deployer import GitHub
from moorage.services import TaskRoles

CLUSTER = "arn:aws:ecs:eu-west-1:111122223333:cluster/shop"


def build_app(context: dict[str, Any] | None = None) -> cdk.App:
    """Return the app; ``cdk synth`` brings the context of cdk.json itself."""
    app = cdk.App(context=context)
    stack = cdk.Stack(app, "Deployer")
    images = ImageRepository(stack, "Images")
    migration = TaskRoles(stack, "Migration")
    deployer = DeployerRole(
        stack,
        "Deployer",
        trusted=GitHub(repository="acme/shop", environment="production"),
        repositories=[images.repository],
        task_roles=[migration.task_role, migration.execution_role],
        clusters=[CLUSTER],
    )
    cdk.CfnOutput(stack, "RoleArn", value=deployer.role.role_arn)
    return app


if __name__ == "__main__":
    build_app().synth()
