"""Infrastructure roles: the trust and the policy that AWS documents, and nothing else."""

from aws_cdk.assertions import Template

from moorage.foundation.infrastructure_role import infrastructure_role


def test_ecs_itself_takes_the_role_with_the_given_policy(stack):
    infrastructure_role(
        stack,
        "Role",
        description="Lets ECS make volumes",
        policy="service-role/AmazonECSInfrastructureRolePolicyForVolumes",
        reason="AWS documents it",
    )

    [role] = Template.from_stack(stack).find_resources("AWS::IAM::Role").values()
    made = role["Properties"]
    assert made["AssumeRolePolicyDocument"]["Statement"] == [
        {
            "Action": "sts:AssumeRole",
            "Effect": "Allow",
            "Principal": {"Service": "ecs.amazonaws.com"},
        }
    ]
    [policy] = made["ManagedPolicyArns"]
    assert "AmazonECSInfrastructureRolePolicyForVolumes" in str(policy)
    assert "Policies" not in made
