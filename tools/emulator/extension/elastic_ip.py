"""AWS::EC2::EIP, made with the emulator's own AllocateAddress."""

from tools.emulator.extension.ministack import Created, Props, call, ec2, first, query, tag
from tools.emulator.extension.resource_type import ResourceType


def _create(_logical_id: str, props: Props, _stack: str) -> Created:
    body = call(ec2._allocate_address, query(Domain=props.get("Domain", "vpc")))
    address = first("<publicIp>(.*?)<", body)
    allocation = first("<allocationId>(.*?)<", body)
    tag(allocation, props)
    return address, {"AllocationId": allocation, "PublicIp": address}


def _delete(physical_id: str, _props: Props) -> None:
    for allocation, record in list(ec2._addresses.items()):
        if record["PublicIp"] == physical_id:
            call(ec2._release_address, query(AllocationId=allocation))


ELASTIC_IP = ResourceType(name="AWS::EC2::EIP", kind="emulated", create=_create, delete=_delete)
