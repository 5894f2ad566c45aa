"""What looks after an environment is read from its stacks, and shown as words."""

from tools.deploy.commands import lines


def test_every_stack_with_commands_is_named_and_others_are_not():
    outputs = {
        "demo-service-web": {
            "LogsCommand": "aws logs tail web",
            "RollBackCommand": "aws ecs stop-service-deployment web",
            "ServiceName": "web",
        },
        "demo-task-migrate": {"TaskRunCommand0A1B2C3D": "aws ecs run-task migrate"},
        "demo-network": {"VpcId": "vpc-1"},
    }

    assert lines("demo", outputs) == [
        "service web:",
        "  logs: aws logs tail web",
        "  roll back: aws ecs stop-service-deployment web",
        "task migrate:",
        "  task run: aws ecs run-task migrate",
    ]


def test_an_output_that_only_speaks_of_a_command_is_none():
    assert lines("demo", {"demo-platform": {"CommandName": "x", "Command": "y"}}) == []
