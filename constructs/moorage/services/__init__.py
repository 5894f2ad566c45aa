"""What runs: container services, their roles, and the contract of a feature."""

from moorage.services.container_service import ContainerService
from moorage.services.feature import ServiceFeature
from moorage.services.queue_worker import QueueWorker
from moorage.services.task_roles import TaskRoles

__all__ = ["ContainerService", "QueueWorker", "ServiceFeature", "TaskRoles"]
