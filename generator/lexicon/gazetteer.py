"""Every wording of a place that may be read without further evidence, in one matcher."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from msgspec import Struct

from generator.lexicon.districts import Districts
from generator.lexicon.divisions import Division, Divisions
from generator.lexicon.matcher import Matcher
from generator.lexicon.names import NameWords

PlaceLevel = Literal["district", "zone", "home", "city", "county", "province", "country", "foreign"]


_FIRST_OF = tuple("条座个家台批次款例部艘架颗")


class Place(Struct, frozen=True):
    """What a wording stands for: the canonical name, its level, and its code where it has one."""

    name: str
    level: PlaceLevel
    code: str = ""


class Gazetteer:
    """Wordings → places. The home city's districts win over divisions of the same name elsewhere."""

    def __init__(self, divisions: Divisions, districts: Districts, names: NameWords) -> None:
        self._divisions = divisions
        self._districts = districts
        self._names = names

    @cached_property
    def matcher(self) -> Matcher[Place | None]:
        """Finds wordings; None stands for a word that only looks like a place."""
        found: dict[str, Place | None] = dict.fromkeys(self._names.no_places)
        for name in self._names.foreign_places:
            found[name] = Place(name, "foreign")
        for name in self._names.countries:
            found[name] = Place(name, "country")
        for division in self._divisions:
            for surface in self._surfaces(division):
                found.setdefault(surface, Place(division.name, division.level, division.code))
        for area in self._divisions.new_areas:
            code = f"{area.code[:4]}NA" if area.code.endswith("00") else area.code
            found.setdefault(area.name, Place(area.name, "county", code))
        found.update(self._home_surfaces)
        return Matcher(found)

    @cached_property
    def _home_surfaces(self) -> dict[str, Place | None]:
        districts = self._districts
        found: dict[str, Place | None] = {}
        home = self._divisions.city(districts.city) if districts.city else None
        if home:
            found[home.name] = found[home.short] = Place(home.name, "home", home.code)
        for surface, name in districts.surfaces.items():
            district = districts.get(name)
            zone = district is not None and district.zone
            found[surface] = Place(name, "zone" if zone else "district", district.code if district else "")
        return found

    def _surfaces(self, division: Division) -> list[str]:
        """Full names that are no ordinary words; short forms of provinces and cities that are none."""
        if division.name in self._names.ordinary_places or division.name.startswith("市"):
            return []
        short = division.short
        if (
            division.level == "city"
            and division.name.endswith("自治州")
            and short in ("海南", "海北", "海西", "黄南")
        ):
            return [division.name]
        if division.level == "county" and division.name.endswith(("自治县", "自治旗")):
            return [division.name, short + division.name[-1]]  # 漾濞县
        if short == division.name or (division.level == "county" and not division.name.endswith("市")):
            return [division.name]
        kind, grade = self._names.words.get(short, ("s", 0))
        city = division.level != "county" and short not in self._names.no_shorts
        plain = city or kind in "shz" or grade < 3  # noqa: PLR2004 - seldom a common word
        names = [division.name, short] if plain else [division.name]
        return [*names, short + "州"] if division.name.endswith("自治州") else names  # 大理州

    @cached_property
    def children(self) -> dict[str, dict[str, Division]]:
        """Code of a city or province → short and full names of all counties in it."""
        found: dict[str, dict[str, Division]] = {}
        for division in self._divisions:
            if division.level != "county":
                continue
            for above in {division.parent, division.code[:2] + "0000"}:
                names = found.setdefault(above, {})
                names.setdefault(division.short, division)
                names[division.name] = division
        return found

    @cached_property
    def _child_lengths(self) -> dict[str, dict[str, list[int]]]:
        """Code → the first two characters of those names → how long they are, the longest first."""
        found: dict[str, dict[str, list[int]]] = {}
        for code, names in self.children.items():
            lengths = found[code] = {}
            for name in sorted(names, key=len, reverse=True):
                lengths.setdefault(name[:2], []).append(len(name))
        return found

    def child_at(self, text: str, at: int, code: str) -> tuple[int, Division] | None:
        """The county of the city or province `code` that is named at `at`: (end, division)."""
        if code not in self.children:
            return None
        for length in self._child_lengths[code].get(text[at : at + 2], ()):
            name = text[at : at + length]  # shorter at the end of the text
            division = self.children[code].get(name)
            if division is not None and not text.startswith("州", at + len(name)):  # 云南省大理|州
                return at + len(name), division
        return None

    def in_full(self, name: str) -> str:
        """A place elsewhere by its division (吉林公主岭 → 公主岭市, 深圳南山 → 深圳市南山区)."""
        parts: list[Place | Division] = []
        at = 0
        for start, end, place in self.matcher.find(name):
            if place is None or start != at or not place.code:
                break
            parts.append(place)
            at = end
        child = self.child_at(name, at, parts[-1].code) if parts and at < len(name) else None
        if child:
            at, division = child
            parts.append(division)
        if at < len(name) or len(parts) < 2:  # noqa: PLR2004 - it stands alone
            return name
        *_, above, last = parts
        return (above.name if last.name[-1] == "区" and above.name[-1] == "市" else "") + last.name

    def country_of(self, name: str) -> str | None:
        """The country that the name of a body opens with (美国联邦储备委员会)."""
        first = next(iter(self.matcher.find(name[:8])), None)
        return first[2].name if first and first[0] == 0 and first[2] and first[2].level == "country" else None

    def city_of(self, name: str) -> str | None:
        """The city or province that the name of a body opens with (上海海关)."""
        first = next(iter(self.matcher.find(name[:8])), None)
        place = first[2] if first and first[0] == 0 else None
        return place.name if place and place.level in ("city", "home", "province") else None

    def torn(self, text: str, start: int, end: int) -> bool:
        """Do words to both sides leave nothing of the place (创新密码, 各界首脑, 沿海城市)?"""
        if not start or end - start > 3:  # noqa: PLR2004 - longer names are no accident
            return False
        words = self._names.words
        left = words.get(text[start - 1 : start + 1])
        if left is None or left[1] < 4:  # noqa: PLR2004 - the grade of common words
            return False
        inner = text[start + 1 : end] if end - start > 2 else text[end - 1 : end + 1]  # noqa: PLR2004 - the same
        if inner[0] == "首" and inner[1:] in _FIRST_OF:
            return True  # 世界首条
        right = words.get(inner)
        return right is not None and right[1] > 3 and len(inner) > 1  # noqa: PLR2004 - the same

    def names_somebody(self, text: str, start: int, end: int) -> bool:
        """Is it a person, with a title before and speech behind the name (导演南宫|羽说, 编剧安宁是)?"""
        titles, verbs = self._names.title_set, self._names.say_verbs
        before = text[max(0, start - 4) : start]
        if before[-2:] not in titles and before[-3:] not in titles and before not in titles:
            return False
        return any(text.startswith(("是", *verbs), at) for at in (end, end + 1))

    def holds(self, above: str, code: str) -> bool:
        """Does the division `above` (a code) hold the division `code`?"""
        return above != code and code.startswith(
            above.rstrip("0") if not above.endswith("0000") else above[:2]
        )

    @cached_property
    def _codes(self) -> dict[str, str]:
        codes = {division.name: division.code for division in self._divisions}
        return codes | {
            division.short: division.code for division in self._divisions if division.level != "county"
        }

    def code(self, surface: str) -> str:
        """The code of a wording that stands for one division; empty where there is none."""
        return self._codes.get(surface, "")

    def home(self, division: Division) -> Place | None:
        """The home city's district that the division is; None for any other division."""
        city = self._districts.code
        if not city or division.parent != city:
            return None
        place = self._home_surfaces.get(division.name)
        return place if place and place.level == "district" else None

    def named(self, name: str) -> tuple[Division, ...]:
        """Divisions of that full name."""
        return self._divisions.named(name)

    def division(self, code: str) -> Division | None:
        """The division of that code."""
        return self._divisions.by_code.get(code)
