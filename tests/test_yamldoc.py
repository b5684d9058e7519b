"""YAML is read without its traps, and every value has a place to point at."""

from decimal import Decimal

import pytest

from generator import yamldoc
from generator.diagnostics import ContentError


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1:30", "1:30"),
        ("010", "010"),
        ("no", "no"),
        ("on", "on"),
        ("2026-13-45", "2026-13-45"),
        ("2026-01-08", "2026-01-08"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("'12'", "12"),
        ("12", 12),
        ("-0.580", Decimal("-0.580")),
        ("true", True),
        ("~", None),
        ("", None),
    ],
)
def test_a_scalar_means_what_a_person_reads(text: str, value: object) -> None:
    """YAML 1.1 would make 90 of 1:30, 8 of 010 and False of no."""
    read = yamldoc.load(f"a: {text}", "a.md").value["a"]
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        ("a: 1\nb: 2\na: 3", "a.md:4:1", "stands twice"),
        ("a: &x [1]\nb: *x", "a.md:2:4", "anchors"),
        ("a: !!python/object:os.system x", "a.md:2:4", "tags"),
        ("a: " + "[" * 10000, "a.md:2:", "deep"),
        ("a:\n" + "\n".join("  " * i + "- " for i in range(1, 60)), "a.md:", "deep"),
        ("a: " + "9" * 5000, "a.md:2:4", "number of 5000 characters"),
        ("a: \x07", "a.md:2:4", "U+0007"),
        ("a: 'x", "a.md:2:", "E201"),
        ("\t: [", "a.md:2:1", "E201"),
        ('a: "\\ud800"', "a.md:2:", "E201"),
        ("? [1]\n: 2", "a.md:2:3", "a key must be a word"),
    ],
)
def test_what_is_refused_is_refused_with_a_place(text: str, place: str, word: str) -> None:
    """Front matter begins on line 2 of its file, so that is where counting begins."""
    with pytest.raises(ContentError) as caught:
        yamldoc.load(text, "a.md", first_line=2)
    message = str(caught.value)
    assert message.startswith(place)
    assert word in message


def test_a_value_or_its_key_can_be_pointed_at() -> None:
    """Line and column are those of the file."""
    document = yamldoc.load("a:\n- b: 1\n  崂山: 区\n", "a.md", first_line=2)
    assert document.locate(("a", 0, "崂山")) == (4, 7)
    assert document.locate(("a", 0, "崂山"), key=True) == (4, 3)
    assert document.locate(("a", 7, "gone")) == (3, 1)


def test_a_mapping_is_expected_where_one_is() -> None:
    """A list or a word at the top is an error; nothing at all is an empty mapping."""
    assert yamldoc.mapping(yamldoc.load("", "a.md")) == {}
    with pytest.raises(ContentError, match="expected a mapping"):
        yamldoc.mapping(yamldoc.load("- a", "a.md"))


def test_what_was_kept_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another text at the same path is; a broken one is told of and never kept."""
    yamldoc.learnt()  # what other tests asked for
    assert yamldoc.load("a: [1, 2.50, ~]", "kept.yaml", keep=True).value == {"a": [1, Decimal("2.50"), None]}
    kept = yamldoc.learnt()
    assert list(kept) == ["kept.yaml"]
    assert yamldoc.learnt() == {}
    yamldoc.recall(kept)
    with monkeypatch.context() as patch:
        patch.setattr("generator.yamldoc.loader.value_of", lambda *_: pytest.fail("read again"))
        again = yamldoc.load("a: [1, 2.50, ~]", "kept.yaml", keep=True)
    assert again.value == {"a": [1, Decimal("2.50"), None]}
    assert yamldoc.learnt() == kept  # for another site of this process
    assert yamldoc.load("a: 3", "kept.yaml", keep=True).value == {"a": 3}
    with pytest.raises(ContentError):
        yamldoc.load("a: [", "kept.yaml", keep=True)
    assert yamldoc.load("a: 3", "kept.yaml", keep=True).value == {"a": 3}


def test_a_value_that_is_kept_belongs_to_each_reader_alone() -> None:
    first = yamldoc.load("a: [1]", "own.yaml", keep=True).value
    first["a"].append(2)
    assert yamldoc.load("a: [1]", "own.yaml", keep=True).value == {"a": [1]}
