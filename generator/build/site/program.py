"""The program as an input of what it makes: another program, a clean build."""

from __future__ import annotations

import hashlib
from pathlib import Path

import generator
from generator.build.scan import folders

_DATA = (".py", ".yaml", ".tsv", ".csv", ".json", ".txt", ".gz")


def program_stamp() -> str:
    """Changes when a file of the program does (judged by its stamps), or its version."""
    digest = hashlib.sha256(generator.__version__.encode())
    root = str(Path(generator.__file__).parent)
    for folder in folders(root, lambda name: name.endswith(_DATA), lambda path: path.endswith("__pycache__")):
        digest.update(folder.path.encode() + folder.digest)
    return digest.hexdigest()[:32]
