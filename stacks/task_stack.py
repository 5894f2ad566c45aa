"""One task of an environment. Changes with its image, its command and its times."""

from typing import Any

from aws_cdk import CfnOutput
from constructs import Construct

from moorage.config.environment_config import EnvironmentConfig
from moorage.services.one_off_function import run_command
from moorage.services.one_off_task import OneOffTask
from moorage.services.scheduled_task import ScheduledTask
from stacks.base_stack import BaseStack
from stacks.commands import logs_command
from stacks.makers import task_features
from stacks.makers.entry import WorkloadEntry
from stacks.task_arguments import capacity_of, task_arguments


class TaskStack(BaseStack):
    """The :class:`ScheduledTask` or :class:`OneOffTask` of one entry of ``tasks``."""

    def __init__(
        self, scope: Construct, name: str, *, config: EnvironmentConfig, **shared: Any
    ) -> None:
        super().__init__(
            scope,
            f"task-{name}",
            config=config,
            description=f"Task {name} of environment {config.name}",
        )
        settings = config.tasks[name]
        entry = WorkloadEntry(
            stack=self,
            config=config,
            name=name,
            settings=settings,
            architecture=config.architecture_of(name),
            **shared,
        )
        common = {
            **task_arguments(entry),
            "capacity": capacity_of(entry),
            "features": task_features(entry),
        }
        self.task: ScheduledTask | OneOffTask
        if settings.schedule:
            self.task = ScheduledTask(self, "Task", **common, schedule=settings.schedule)
            # Now, and by hand; a task without times has an output of its own.
            run = run_command(self, self.task, self.task.cluster)
            CfnOutput(self, "RunCommand", value=run)
        else:
            self.task = OneOffTask(
                self,
                "Task",
                **common,
                run=bool(settings.before),
                timeout_minutes=settings.timeout_minutes,
            )
        CfnOutput(self, "LogsCommand", value=logs_command(self.task))
        CfnOutput(self, "LogGroupName", value=self.task.log_group.log_group_name)
