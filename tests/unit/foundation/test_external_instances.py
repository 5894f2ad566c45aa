"""ExternalInstances: one role, for agents on behalf of this account, and two commands."""

from aws_cdk.assertions import Match, Template

from moorage.foundation import ExternalInstances


def test_only_systems_manager_of_this_account_may_hand_the_role_out(stack, cluster):
    ExternalInstances(stack, "Machines", cluster=cluster)

    account = {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}
    roles = Template.from_stack(stack).find_resources("AWS::IAM::Role").values()
    trusts = [role["Properties"]["AssumeRolePolicyDocument"]["Statement"][0] for role in roles]
    [trust] = [one for one in trusts if one["Principal"] == {"Service": "ssm.amazonaws.com"}]
    assert trust["Condition"]["StringEquals"] == account
    assert "aws:SourceArn" in trust["Condition"]["ArnLike"]


def test_the_machine_reads_no_parameters_and_joins_one_cluster(stack, cluster):
    ExternalInstances(stack, "Machines", cluster=cluster)

    denied = {
        "Action": ["ssm:GetParameter", "ssm:GetParameters"],
        "Effect": "Deny",
        "Resource": "*",
    }
    joins = {
        "Action": Match.array_with(["ecs:RegisterContainerInstance"]),
        "Effect": "Allow",
        "Resource": stack.resolve(cluster.cluster_arn),
    }
    Template.from_stack(stack).has_resource_properties(
        "AWS::IAM::Policy",
        {"PolicyDocument": {"Statement": Match.array_with([denied, Match.object_like(joins)])}},
    )


def test_the_commands_hold_no_secret(stack, cluster):
    machines = ExternalInstances(stack, "Machines", cluster=cluster)

    assert "aws ssm create-activation --iam-role" in machines.activate_command
    assert machines.join_command.endswith("--activation-id ID --activation-code CODE")
