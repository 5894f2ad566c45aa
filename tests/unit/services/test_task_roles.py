"""TaskRoles: two roles, no permissions, this account only."""

from aws_cdk.assertions import Template

from moorage.services import ContainerService, TaskRoles


def test_the_roles_start_with_no_permission(stack):
    TaskRoles(stack, "Roles")

    template = Template.from_stack(stack)
    template.resource_count_is("AWS::IAM::Role", 2)
    template.resource_count_is("AWS::IAM::Policy", 0)


def test_only_tasks_of_this_account_may_take_them(stack):
    TaskRoles(stack, "Roles")

    for role in Template.from_stack(stack).find_resources("AWS::IAM::Role").values():
        [statement] = role["Properties"]["AssumeRolePolicyDocument"]["Statement"]
        assert statement["Principal"] == {"Service": "ecs-tasks.amazonaws.com"}
        assert statement["Condition"]["StringEquals"] == {
            "aws:SourceAccount": {"Ref": "AWS::AccountId"}
        }
        arn = statement["Condition"]["ArnLike"]["aws:SourceArn"]["Fn::Join"][1]
        assert arn[2] == ":ecs:"
        assert arn[-1] == ":*"


def test_the_execution_role_may_write_to_its_own_log_group_and_no_other(stack, cluster, image):
    ContainerService(stack, "Api", cluster=cluster, image=image)

    [policy] = Template.from_stack(stack).find_resources("AWS::IAM::Policy").values()
    [statement] = policy["Properties"]["PolicyDocument"]["Statement"]
    assert statement["Action"] == ["logs:CreateLogStream", "logs:PutLogEvents"]
    assert "Fn::GetAtt" in statement["Resource"]
