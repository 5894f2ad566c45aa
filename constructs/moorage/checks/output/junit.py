"""Findings as JUnit XML, which CI servers show as tests."""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from moorage.checks.registry import all_checks
from moorage.checks.report import Report


def as_junit(report: Report) -> str:
    """Return one test per check; it fails with what the check found.

    Args:
        report: What was found.
    """
    titles = {check.id: check.title for check in all_checks()}
    titles |= {one.id: one.id for one in report.findings if one.id not in titles}
    failed = {one.id for one in report.findings}
    suite = Element(
        "testsuite", name="moorage check", tests=str(len(titles)), failures=str(len(failed))
    )
    for id, title in sorted(titles.items()):
        case = SubElement(suite, "testcase", classname=id, name=title)
        found = [one for one in report.findings if one.id == id]
        if found:
            lines = [f"{one.path} {one.property_path}: {one.what}; {one.fix}" for one in found]
            failure = SubElement(case, "failure", message=_printable(lines[0]))
            failure.text = _printable("\n".join(lines))
    indent(suite)
    return tostring(suite, encoding="unicode", xml_declaration=True)


def _printable(text: str) -> str:
    """Leave out what XML cannot hold."""
    return "".join(letter for letter in text if letter.isprintable() or letter == "\n")
