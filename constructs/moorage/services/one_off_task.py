"""A task that runs once: before a service is deployed, or by hand."""

import json
from collections.abc import Sequence

from aws_cdk import CfnOutput, CustomResource, Stack
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_kms as kms
from constructs import Construct

from moorage.errors import InvalidInputError
from moorage.foundation.capacity import ServiceCapacity
from moorage.foundation.task_subnets import TaskSubnets
from moorage.services.container_service import ContainerService
from moorage.services.feature import TaskFeature
from moorage.services.one_off_function import network_of, run_command, run_function
from moorage.services.workload import Workload
from moorage.values.container_options import ContainerOptions
from moorage.values.log_settings import LogSettings
from moorage.values.process import Process
from moorage.values.ranges import require_range
from moorage.values.shutdown import Shutdown
from moorage.values.task_size import TaskSize

# Lambda ends a function after 15 minutes, some of which it needs to answer:
# https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html
LONGEST_MINUTES = 14


class OneOffTask(Workload):
    """Run a task once per image and command, such as a migration of a database.

    With ``run=True`` it runs inside the deployment of its stack: CloudFormation waits for its end,
    and the deployment fails with its exit code and a link to its log if that is not 0. It does not
    run again until its image or its command changes. A rollback does not undo what it did. Without
    ``run`` only the definition is made; the command that runs it by hand is an output either way.

    Args:
        cluster: Where to run.
        image: What to run.
        run: Whether it runs when its stack is deployed.
        before: Services that are deployed only after it ended well.
        timeout_minutes: Minutes after which it is stopped and the deployment fails, 1 to 14.
        size: CPU, memory and architecture of the task. Omitted: the smallest that holds its
            containers.
        process: Environment, command, user and writable paths of the container.
        container: What else ECS may be told about the container.
        shutdown: How long the task may take to leave when it is stopped.
        task_subnets: Where it runs. Omitted: the private subnets with egress.
        capacity: Capacity providers; the first runs it. Omitted: Fargate, which a cluster of the
            same app is told to have.
        logs: How long log events are kept.
        encryption_key: Customer key for the log events. Omitted: a key that AWS owns.
        execution_role_arn: A role that you look after yourself. Omitted: one is made.
        task_role_arn: The same; nothing can be granted to the task. Omitted: one is made.
        features: Optional capabilities of the task, attached in the given order.

    Raises:
        FeatureError: A feature is given twice.
        InvalidInputError: A number is outside its range, or services wait for a task that does not
            run.

    Example:
        >>> api = ContainerService(stack, "Api", cluster=cluster, image=image)
        >>> process = Process(command=("migrate",))
        >>> migration = OneOffTask(
        ...     stack, "Migrate", cluster=cluster, image=image, process=process, before=[api]
        ... )
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        cluster: ecs.ICluster,
        image: ecs.ContainerImage,
        run: bool = True,
        before: Sequence[ContainerService] = (),
        timeout_minutes: int = 10,
        size: TaskSize | None = None,
        process: Process = Process(),
        container: ContainerOptions = ContainerOptions(),
        shutdown: Shutdown = Shutdown(),
        task_subnets: TaskSubnets | None = None,
        capacity: ServiceCapacity | None = None,
        logs: LogSettings = LogSettings(),
        encryption_key: kms.IKey | None = None,
        execution_role_arn: str | None = None,
        task_role_arn: str | None = None,
        features: Sequence[TaskFeature] = (),
    ) -> None:
        where = "OneOffTask"
        require_range(
            f"{where}.timeout_minutes", timeout_minutes, 1, LONGEST_MINUTES, unit="minutes"
        )
        if before and not run:
            what, fix = "wait for a task that does not run", "leave run=False out"
            raise InvalidInputError(f"{where}.before", what, fix=fix)
        super().__init__(
            scope,
            id,
            cluster=cluster,
            image=image,
            port=None,
            size=size,
            process=process,
            container=container,
            shutdown=shutdown,
            task_subnets=task_subnets,
            capacity=capacity,
            logs=logs,
            encryption_key=encryption_key,
            execution_role_arn=execution_role_arn,
            task_role_arn=task_role_arn,
            features=features,
        )
        self._attach(features)
        CfnOutput(
            self,
            "RunCommand",
            value=run_command(self, self, cluster),
            description=f"Runs {self.node.path} by hand",
        )
        self.run = self._run(timeout_minutes * 60) if run else None
        for service in before:
            if self.run is not None:
                service.ecs_service.node.add_dependency(self.run)

    def _run(self, seconds: int) -> CustomResource:
        scope = Construct(self, "Run")
        function = run_function(scope, self, logs=self.logs, encryption_key=self.encryption_key)
        strategy = self.capacity.strategy[0]
        task = {
            "cluster": self.cluster.cluster_arn,
            "taskDefinition": self.task_definition.task_definition_arn,
            "capacityProviderStrategy": [
                {"capacityProvider": strategy.capacity_provider, "weight": 1}
            ],
            "networkConfiguration": network_of(self),
            "propagateTags": "TASK_DEFINITION",
        }
        stack = Stack.of(self)
        made = CustomResource(
            scope,
            "Resource",
            service_token=function.function_arn,
            resource_type="Custom::OneOffTask",
            properties={
                "Task": stack.to_json_string(task),
                "Once": stack.to_json_string(
                    [self.container.image_name, json.dumps(self.process.command)]
                ),
                "TimeoutSeconds": str(seconds),
                "Region": stack.region,
                "LogGroup": self.log_group.log_group_name,
            },
        )
        # What nothing refers to, and what has to be there while it runs: the policies of its roles.
        made.node.add_dependency(self.roles)
        for resource in self.capacity.depends_on:
            made.node.add_dependency(resource)
        return made
