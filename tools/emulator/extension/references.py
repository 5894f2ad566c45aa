"""Fix: what ``Ref`` returns for a secret (its ARN) and for an instance profile (its name)."""

from collections.abc import Callable

from tools.emulator.extension.ministack import Created, Props, handlers, iam, secretsmanager


def apply() -> None:
    """Translate between CloudFormation's id and the one that ministack's functions want."""
    _translate("AWS::SecretsManager::Secret", _secret_arn, _secret_name)
    _translate("AWS::IAM::InstanceProfile", _profile_name, _profile_arn)


def _translate(kind: str, outward: Callable[[Created], str], inward: Callable[[str], str]) -> None:
    entry = handlers[kind]
    create, update, delete = entry["create"], entry["update"], entry["delete"]

    def translated_create(logical_id: str, props: Props, stack: str) -> Created:
        created: Created = create(logical_id, props, stack)
        return outward(created), created[1]

    def translated_update(
        physical_id: str, old: Props, new: Props, stack: str, *more: str
    ) -> Created:
        updated: Created = update(inward(physical_id), old, new, stack, *more)
        return outward(updated), updated[1]

    def translated_delete(physical_id: str, props: Props) -> None:
        delete(inward(physical_id), props)

    entry.update(create=translated_create, update=translated_update, delete=translated_delete)


def _secret_arn(created: Created) -> str:
    return str(created[1].get("Arn") or created[0])


def _secret_name(arn: str) -> str:
    secrets = secretsmanager._secrets.items()
    return next((name for name, secret in secrets if secret["ARN"] == arn), arn)


def _profile_name(created: Created) -> str:
    return created[0].rsplit("/", 1)[-1]


def _profile_arn(name: str) -> str:
    profile = iam._instance_profiles.get(name)
    return str(profile["Arn"]) if profile else name
