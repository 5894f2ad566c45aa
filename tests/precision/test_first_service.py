"""What people meet who check their first service, made with the CDK's own pattern."""

from conftest import FLAGS
from tests.precision.patterns import build

from moorage.cli import main

# A listener without TLS, no circuit breaker, a dip in every deployment, a launch type that cannot
# be left, five minutes of draining, the image latest, logs for ever, roles for any account's tasks.
FOUND = ("107", "203", "215", "216", "217", "301", "317", "320")


def test_each_problem_is_told_with_the_path_of_its_construct_and_its_fix(tmp_path, capsys):
    build(FLAGS, str(tmp_path)).synth()

    assert main(["check", str(tmp_path / "ApplicationFargate.template.json")]) == 0

    *paragraphs, _ = capsys.readouterr().out.split("\n\n")
    assert {paragraph.split()[1] for paragraph in paragraphs} == {f"MRG-{one}" for one in FOUND}
    for paragraph in paragraphs:
        _, _, path, *_ = paragraph.split()
        assert path.startswith("ApplicationFargate/")
        assert "\n  fix: " in paragraph
