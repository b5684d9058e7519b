"""What a build reads besides articles, as bytes: settings, word lists, templates. Small, so always read."""

from __future__ import annotations

import hashlib
import os
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.build.scan import folders, join_path

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CONFIG_FILE = "site.yaml"
LEXICON_FOLDER = "lexicon"


class RawInputs(Struct, frozen=True, dict=True):
    """Bytes of files.

    Attributes:
        content: the content folder.
        texts: `site.yaml` and `lexicon/*.yaml` by path below the content folder; an error where one
            cannot be read.
        templates: every file of the templates folder by its path there.
    """

    content: Path
    texts: Mapping[str, bytes | OSError]
    templates: Mapping[str, bytes]

    @cached_property
    def digest(self) -> str:
        """Changes when any of it does."""
        return _digest({**self.texts, **{f"templates/{name}": data for name, data in self.templates.items()}})

    @cached_property
    def templates_digest(self) -> str:
        """Changes when any file of the templates folder does."""
        return _digest(self.templates)


def _digest(files: Mapping[str, bytes | OSError]) -> str:
    digest = hashlib.sha256()
    for name, data in sorted(files.items()):
        shown = str(data).encode() if isinstance(data, OSError) else data
        digest.update(f"{name}\0{len(shown)}\0".encode("utf-8", "surrogatepass") + shown)
    return digest.hexdigest()[:32]


def read_raw(content: Path, templates: Path | None) -> RawInputs:
    """Read all inputs but the articles; `templates` is None where no page is to be made.

    Raises:
        OSError: a template cannot be read.
    """
    names = [CONFIG_FILE]
    for folder in folders(
        str(content / LEXICON_FOLDER), lambda name: name.endswith(".yaml"), lambda _path: True
    ):
        names += [f"{LEXICON_FOLDER}/{name}" for name in folder.names]
    texts: dict[str, bytes | OSError] = {}
    for name in names:
        try:
            texts[name] = (content / name).read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            texts[name] = error
    return RawInputs(content, texts, _files_below(templates) if templates else {})


def _files_below(root: Path) -> dict[str, bytes]:
    """Every file of a folder by its path there; hidden ones and links are left out."""
    found: dict[str, bytes] = {}
    for folder in folders(str(root), _visible, lambda path: not _visible(path.rpartition("/")[2])):
        for name in folder.names:
            path = join_path(folder.path, name)
            with open(os.path.join(root, path), "rb") as file:  # noqa: PTH118, PTH123 - 40 files at every start
                found[path] = file.read()
    return found


def _visible(name: str) -> bool:
    return not name.startswith(".") and name != "__pycache__"
