"""Read schedules back."""

from tools.aws import Clients
from tools.emulator.readback.comparison import Pairs
from tools.emulator.readback.storage import Props


def schedule(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare the times and what is started."""
    name = physical_id.rpartition("/")[2]
    found = clients("scheduler").get_schedule(Name=name, GroupName=props["GroupName"])
    task = props["Target"]["EcsParameters"]["TaskDefinitionArn"]
    return {
        "ScheduleExpression": (found["ScheduleExpression"], props["ScheduleExpression"]),
        "Timezone": (
            found.get("ScheduleExpressionTimezone"),
            props.get("ScheduleExpressionTimezone"),
        ),
        "TaskDefinitionArn": (found["Target"]["EcsParameters"]["TaskDefinitionArn"], task),
        "DeadLetters": (
            found["Target"].get("DeadLetterConfig"),
            props["Target"].get("DeadLetterConfig"),
        ),
    }


def group(clients: Clients, _physical_id: str, props: Props) -> Pairs:
    """Find the group."""
    found = clients("scheduler").get_schedule_group(Name=props["Name"])
    return {"Name": (found["Name"], props["Name"])}
