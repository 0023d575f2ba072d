from __future__ import annotations

import re
from pathlib import Path

import pytest

from holdspace.problem import ContentError
from holdspace.services import Services, load_services

SHIPPED = Path(__file__).parents[1] / "services" / "services.yaml"

ENTRY = """
  - id: {id}
    countries: [{countries}]
    name: A line
    what: Somebody listens.
    {reach}
    hours: day and night, every day
    languages: [English]
    source: https://example.org/contact
    captured: 2026-11-21
    verified_by: null
"""


@pytest.fixture(scope="module")
def shipped() -> Services:
    return load_services(SHIPPED)


def written(folder: Path, *entries: str) -> Path:
    path = folder / "services.yaml"
    path.write_text("language: en\nservices:" + "".join(entries), encoding="utf-8")
    return path


def entry(id_: str = "a", countries: str = "GB", reach: str = 'phone: "123"') -> str:
    return ENTRY.format(id=id_, countries=countries, reach=reach)


@pytest.mark.parametrize("code", ["US", "GB", "IE", "CA", "AU", "NZ", "IN", "SG", "ZA", "DE"])
def test_each_country_has_a_number_that_answers_day_and_night(shipped: Services, code: str) -> None:
    local = [s for s in shipped.for_country(code) if code in s.countries]
    assert any(s.phone and "day and night" in s.hours for s in local)


def test_an_unknown_country_leads_to_international_directories(shipped: Services) -> None:
    for code in ("ZZ", "", None, "nowhere"):
        found = shipped.for_country(code)
        assert found
        assert all(not s.countries for s in found)


def test_the_directories_follow_the_countrys_own_services(shipped: Services) -> None:
    found = shipped.for_country("gb")
    assert found[0].countries == ("GB",)
    assert found[-len(shipped.international()) :] == shipped.international()


def test_uk_is_understood_as_gb(shipped: Services) -> None:
    assert shipped.for_country("UK") == shipped.for_country("GB")


def test_no_shipped_number_claims_to_have_been_checked(shipped: Services) -> None:
    for service in shipped.services:
        assert not service.checked
        assert service.note is not None
        assert re.search(r"stored copy", service.note)
        assert re.search(r"must be checked", service.note)


def test_countries_are_listed_in_order(shipped: Services) -> None:
    assert list(shipped.countries()) == sorted(shipped.countries())
    assert "DE" in shipped.countries()


def test_a_service_without_a_source_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, entry().replace("    source: https://example.org/contact\n", ""))
    with pytest.raises(ContentError, match="source"):
        load_services(path)


def test_a_service_that_cannot_be_reached_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="no way to reach it"):
        load_services(written(tmp_path, entry(reach="")))


def test_a_phone_without_a_number_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="holds no number"):
        load_services(written(tmp_path, entry(reach="phone: call us")))


def test_an_address_that_is_no_web_page_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="web"):
        load_services(written(tmp_path, entry(reach="web: javascript:alert(1)")))


def test_a_day_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, entry().replace("2026-11-21", "2026-11-31"))
    with pytest.raises(ContentError, match="captured"):
        load_services(path)


def test_the_same_id_twice_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"services\.yaml:\d+ .*stands twice"):
        load_services(written(tmp_path, entry(), entry()))


def test_services_do_not_change_once_read(shipped: Services) -> None:
    with pytest.raises(ValueError, match="frozen"):
        shipped.services[0].phone = "0"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("code", "number"),
    [("US", "911"), ("GB", "999"), ("UK", "999"), ("IE", "112 or 999"), ("CA", "9-1-1"), ("AU", "000"), ("NZ", "111"),
     ("IN", "112"), ("SG", "995"), ("DE", "112")],
)  # fmt: skip
def test_each_country_has_its_own_emergency_number_after_somebody_to_talk_with(
    shipped: Services, code: str, number: str
) -> None:
    emergency = shipped.emergency_for(code)
    assert emergency is not None
    assert emergency.phone == number
    local = [s for s in shipped.for_country(code) if s.countries]
    assert local[-1] == emergency
    assert len(local) > 1


def test_where_no_emergency_number_is_known_none_is_made_up(shipped: Services) -> None:
    assert shipped.emergency_for("ZZ") is None
    assert shipped.emergency_for(None) is None
    assert {code for s in shipped.services if s.emergency for code in s.countries} == set(shipped.countries())
