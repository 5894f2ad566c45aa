"""A workload that was given no capacity runs on anybody's cluster."""

from aws_cdk import aws_ecs as ecs
from aws_cdk.assertions import Match, Template

from moorage.services.container_service import ContainerService
from moorage.testing import findings_of


def test_a_plain_cluster_of_the_same_app_is_told_to_have_fargate(app, stack, cluster, image):
    ContainerService(stack, "Api", cluster=cluster, image=image)

    template = Template.from_stack(stack)
    association = "AWS::ECS::ClusterCapacityProviderAssociations"
    template.has_resource_properties(
        association, {"CapacityProviders": Match.array_with(["FARGATE"])}
    )
    [service] = template.find_resources("AWS::ECS::Service").values()
    assert {*template.find_resources(association)} <= {*service["DependsOn"]}
    assert not [one for one in findings_of(app) if one.id in ("MRG-207", "MRG-209")]


def test_an_imported_cluster_is_left_alone(stack, vpc, image):
    theirs = ecs.Cluster.from_cluster_attributes(stack, "Theirs", cluster_name="shop", vpc=vpc)
    ContainerService(stack, "Api", cluster=theirs, image=image)

    Template.from_stack(stack).resource_count_is("AWS::ECS::ClusterCapacityProviderAssociations", 0)
