from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import files


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    """Missing folders are made."""
    target = tmp_path / "a" / "b.md"
    assert files.write_if_changed(target, b"one", durable=True)
    assert target.read_bytes() == b"one"


def test_equal_bytes_are_not_written_again(tmp_path: Path) -> None:
    """Its time stamp stands still."""
    target = tmp_path / "b.md"
    files.write_if_changed(target, b"one")
    before = target.stat().st_mtime_ns
    assert not files.write_if_changed(target, b"one")
    assert target.stat().st_mtime_ns == before


def test_permissions_survive_a_rewrite(tmp_path: Path) -> None:
    """An editor's group may go on reading it."""
    target = tmp_path / "b.md"
    target.write_bytes(b"one")
    target.chmod(0o640)
    files.write_if_changed(target, b"two")
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_failed_write_leaves_the_old_file_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The temporary file goes too."""
    target = tmp_path / "b.md"
    target.write_bytes(b"one")

    def refuse(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", refuse)
    with pytest.raises(OSError, match="No space"):
        files.write_if_changed(target, b"two", durable=True)
    assert target.read_bytes() == b"one"
    assert [entry.name for entry in tmp_path.iterdir()] == ["b.md"]


def test_a_link_is_replaced_and_its_target_left_alone(tmp_path: Path) -> None:
    """Nothing is written outside the folder."""
    outside = tmp_path / "outside"
    outside.write_bytes(b"one")
    target = tmp_path / "b.md"
    target.symlink_to(outside)
    assert files.write_if_changed(target, b"two")
    assert outside.read_bytes() == b"one"
    assert not target.is_symlink()


def test_removing_says_whether_there_was_a_file(tmp_path: Path) -> None:
    """So that a caller can count."""
    target = tmp_path / "b.md"
    target.write_bytes(b"one")
    assert files.remove(target, durable=True)
    assert not files.remove(target)
