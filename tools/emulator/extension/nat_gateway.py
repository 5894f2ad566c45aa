"""AWS::EC2::NatGateway, made with the emulator's own CreateNatGateway."""

from tools.emulator.extension.ministack import Created, Props, call, ec2, first, query, tag
from tools.emulator.extension.resource_type import ResourceType


def _create(_logical_id: str, props: Props, _stack: str) -> Created:
    subnet, allocation = props.get("SubnetId"), props.get("AllocationId")
    if subnet and subnet not in ec2._subnets:
        raise ValueError(f"The subnet ID '{subnet}' does not exist")
    if allocation and allocation not in ec2._addresses:
        raise ValueError(f"The allocation ID '{allocation}' does not exist")
    body = call(
        ec2._create_nat_gateway,
        query(
            SubnetId=subnet,
            AllocationId=allocation,
            ConnectivityType=props.get("ConnectivityType", "public"),
        ),
    )
    gateway = first("<natGatewayId>(.*?)<", body)
    tag(gateway, props)
    return gateway, {"NatGatewayId": gateway}


def _delete(physical_id: str, _props: Props) -> None:
    call(ec2._delete_nat_gateway, query(NatGatewayId=physical_id))
    # AWS forgets a deleted gateway after an hour; the emulator never would.
    ec2._nat_gateways.pop(physical_id, None)
    ec2._tags.pop(physical_id, None)


NAT_GATEWAY = ResourceType(
    name="AWS::EC2::NatGateway", kind="emulated", create=_create, delete=_delete
)
