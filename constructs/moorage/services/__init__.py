"""What runs: services and tasks, their roles, and the contract of a feature."""

from moorage.services.container_service import ContainerService
from moorage.services.express_service import ExpressService
from moorage.services.external_service import ExternalService
from moorage.services.feature import ServiceFeature
from moorage.services.one_off_task import OneOffTask
from moorage.services.queue_worker import QueueWorker
from moorage.services.scheduled_task import ScheduledTask
from moorage.services.services_dashboard import ServicesDashboard
from moorage.services.task_roles import TaskRoles

__all__ = [
    "ContainerService",
    "ExpressService",
    "ExternalService",
    "OneOffTask",
    "QueueWorker",
    "ScheduledTask",
    "ServiceFeature",
    "ServicesDashboard",
    "TaskRoles",
]
