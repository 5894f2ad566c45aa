"""Every property of ECS that the pinned CDK knows is explained, and nothing else is."""

from tools.emulator.settings import ROOT
from tools.properties.known import properties
from tools.properties.page import exposure_of, exposures, page


def test_no_property_is_unexplained():
    known = exposures()

    assert [place for place in properties() if exposure_of(place, known) is None] == []


def test_every_explanation_is_of_a_property():
    known = exposures()
    used = {exposure_of(place, known) for place in properties()}

    assert known.keys() - used == set()


def test_there_are_hundreds():
    assert len(list(properties())) > 200


def test_the_page_is_fresh():
    assert (ROOT / "docs" / "ecs-properties.md").read_text() == page()
