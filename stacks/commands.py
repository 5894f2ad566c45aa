"""The lines that people type to look after a service."""

from aws_cdk import Stack

from moorage.services.container_service import ContainerService


def commands(service: ContainerService, *, shell: bool) -> dict[str, str]:
    """Return commands of the AWS CLI, by the name of the stack's output that holds each.

    Args:
        service: The service.
        shell: Whether shells can be opened in it.
    """
    region = f"--region {Stack.of(service).region}"
    cluster = f"--cluster {service.cluster.cluster_name}"
    name = service.ecs_service.service_name
    found = {
        "LogsCommand": f"aws logs tail {service.log_group.log_group_name} --follow {region}",
        "ScaleCommand": (
            f"aws ecs update-service {cluster} --service {name} --desired-count COUNT {region}"
        ),
        "RollBackCommand": (
            f"aws ecs update-service {cluster} --service {name} "
            f"--task-definition {service.task_definition.family}:REVISION {region}"
        ),
    }
    if shell:
        found["ShellCommand"] = (
            f"aws ecs execute-command {cluster} --task TASK --container main --interactive "
            f"--command /bin/sh {region}"
        )
    return found
