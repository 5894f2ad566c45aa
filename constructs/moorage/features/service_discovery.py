"""Services that others find in the DNS of a VPC."""

from dataclasses import dataclass

from aws_cdk import Duration
from aws_cdk import aws_servicediscovery as cloudmap

from moorage.errors import FeatureError
from moorage.services.container_service import ContainerService
from moorage.values.discovery_options import DiscoveryOptions
from moorage.values.dns_label import check_dns_label
from moorage.values.endpoint import Endpoint


@dataclass(frozen=True, kw_only=True)
class ServiceDiscovery(DiscoveryOptions):
    """Give a service a name in the DNS of its VPC, which leads to its tasks.

    Use it for clients that are no tasks of ECS, or that must reach each task by itself: nothing
    stands between them, so that nothing tries again, counts or encrypts. Between services of a
    cluster take ``ServiceConnect``; beside it, those that connect use the name of that. A service
    whose deployments shift requests cannot have it: the name leads to every new task at once. See
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-discovery.html

    Args:
        namespace: The namespace in the DNS of the VPC that services share.
        dns_name: The name of the service in it.
        ttl_seconds: Seconds for which whoever asked keeps the addresses: less finds new tasks
            sooner and asks more often.

    Raises:
        InvalidInputError: The name is none, or a number is outside its range.

    Example:
        >>> namespace = cloudmap.PrivateDnsNamespace(stack, "Names", name="shop.internal", vpc=vpc)
        >>> name = ServiceDiscovery(namespace=namespace, dns_name="cart")
        >>> cart = ContainerService(
        ...     stack, "Cart", cluster=cluster, image=image, port=7070, features=[name]
        ... )
        >>> str(cart.endpoint)
        'cart.shop.internal:7070'
    """

    namespace: cloudmap.INamespace
    dns_name: str

    def __post_init__(self) -> None:
        super().__post_init__()
        check_dns_label("ServiceDiscovery.dns_name", self.dns_name)

    def attach(self, service: ContainerService) -> None:
        """Let ECS keep the address of every task under the name."""
        if service.port is None:
            raise FeatureError(
                f"{service.node.path}: ServiceDiscovery tells others where it listens; "
                "pass port=<number> to the service"
            )
        if service.deployment.shifts_traffic:
            # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/blue-green-deployment-implementation.html
            raise FeatureError(
                f"{service.node.path}: ServiceDiscovery goes with deployments that replace tasks: "
                "this one holds requests back from new tasks, to which the name leads at once; "
                "pass deployment=Rolling(), or take ServiceConnect"
            )
        # ECS says which tasks are well, so that Cloud Map asks nobody itself.
        service.ecs_service.enable_cloud_map(
            cloud_map_namespace=self.namespace,
            name=self.dns_name,
            dns_record_type=cloudmap.DnsRecordType.A,
            dns_ttl=Duration.seconds(self.ttl_seconds),
        )

    def finish(self, service: ContainerService) -> None:
        """Offer the name to others, unless they get another one."""
        if service.endpoint is None and service.port is not None:
            name = f"{self.dns_name}.{self.namespace.namespace_name}"
            service.offer(Endpoint(name=name, port=service.port, known_as=self.dns_name))
