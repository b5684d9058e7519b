"""The house keeps its order: rooms import only rooms above them, and the disk stays in `build/`."""

import ast
import tomllib
from pathlib import Path

import pytest

GENERATOR = Path(__file__).parent.parent / "generator"
ORDER = [
    "__init__",
    "diagnostics",
    "model",
    "yamldoc",
    "config",
    "lexicon",
    "sources",
    "parse",
    "annotate",
    "records",
    "catalogue",
    "render",
    "build",
    "pipeline",
    "serve",
    "arguments",
    "cli",
    "__main__",
]
# Rooms within a room, in their order: one imports only what lies loose beside them, and those above it.
INNER = {
    "parse": ["features"],
    "annotate": ["quantities", "periods", "names", "figures"],
    "build": ["site", "intake"],
    "render": ["words", "views"],
}
MODULES = sorted(GENERATOR.rglob("*.py"))
PURE = [
    path
    for path in MODULES
    if path.relative_to(GENERATOR).parts[0] in {"parse", "annotate", "records", "render"}
]


def room(path: Path) -> str:
    """The room a file stands in."""
    return path.relative_to(GENERATOR).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    """The rooms a file imports, at its top or inside a function; imports for types only count too."""
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "generator":
            parts = node.module.split(".")
            rooms |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            rooms |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("generator.")}
    return rooms - {"__version__"}


def test_every_room_has_its_place_in_the_order() -> None:
    """A new room must be put in the list (and in CONTRIBUTING's picture of the house)."""
    assert {room(path) for path in MODULES} <= set(ORDER)


def test_every_room_is_installed() -> None:
    """`pip install` takes the packages that are listed; one that is missing shows only in the new place."""
    listed = tomllib.loads((GENERATOR.parent / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    rooms = {".".join(path.parent.relative_to(GENERATOR.parent).parts) for path in MODULES}
    assert rooms == {name for name in listed["packages"] if name.startswith("generator")}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(GENERATOR)))
def test_a_room_imports_only_rooms_above_it(path: Path) -> None:
    """What comes first in the flow knows nothing of what comes later."""
    here = ORDER.index(room(path))
    below = {name for name in imported_rooms(path) if ORDER.index(name) > here}
    assert not below, f"{path.name} imports {sorted(below)}, which stand below it"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(GENERATOR)))
def test_a_room_within_a_room_imports_only_those_above_it(path: Path) -> None:
    """So that the flow through parse/, annotate/, build/ and render/ runs one way."""
    parts = path.relative_to(GENERATOR).parts
    order = INNER.get(parts[0], [])
    if len(parts) < 3 or parts[1] not in order:  # what lies loose may use any of them
        return
    below = order[order.index(parts[1]) + 1 :]
    text = path.read_text(encoding="utf-8")
    assert not [name for name in below if f"generator.{parts[0]}.{name}" in text]


@pytest.mark.parametrize("path", PURE, ids=lambda path: str(path.relative_to(GENERATOR)))
def test_the_pure_rooms_touch_no_disk_and_read_no_clock(path: Path) -> None:
    """What parses, annotates and renders takes text and returns values."""
    touching = {"open", "os", "pathlib", "shutil", "tempfile", "time", "socket", "subprocess"}
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= touching & {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= touching & {node.module.split(".")[0]}
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open":
            found.add("open")
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in {"today", "now"}
        ):
            found.add(node.func.attr)
    assert not found, f"{path.name} uses {sorted(found)}"


def test_nothing_is_left_to_do() -> None:
    """No stub stands in the program."""
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        assert "TODO" not in text, path
        assert "raise NotImplementedError" not in text, path
