"""AWS::EC2::FlowLog, made with the emulator's own CreateFlowLogs."""

from tools.emulator.extension.ministack import Created, Props, call, ec2, first, query, tag
from tools.emulator.extension.resource_type import ResourceType


def _create(_logical_id: str, props: Props, _stack: str) -> Created:
    body = call(
        ec2._create_flow_logs,
        query(
            ResourceType=props.get("ResourceType"),
            TrafficType=props.get("TrafficType"),
            LogDestinationType=props.get("LogDestinationType"),
            LogDestination=props.get("LogDestination"),
            LogGroupName=props.get("LogGroupName"),
        )
        | {"ResourceId.1": [props["ResourceId"]]},
    )
    flow_log = first("<item>(fl-.*?)<", body)
    tag(flow_log, props)
    return flow_log, {"Id": flow_log}


def _delete(physical_id: str, _props: Props) -> None:
    call(ec2._delete_flow_logs, {"FlowLogId.1": [physical_id]})


FLOW_LOG = ResourceType(name="AWS::EC2::FlowLog", kind="emulated", create=_create, delete=_delete)
