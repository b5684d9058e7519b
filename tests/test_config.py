"""`site.yaml`: every key is optional, an unknown one or a wrong type is an error with a place."""

import pytest

from generator.config import Config, read_config
from generator.diagnostics import ContentError


def test_an_empty_file_gives_the_defaults() -> None:
    """All keys are optional."""
    assert read_config("# nothing\n", "site.yaml") == Config()


def test_all_problems_are_shown_at_once() -> None:
    """An unknown key with the nearest known one, and a value of the wrong type."""
    with pytest.raises(ContentError) as caught:
        read_config("titel: 城事\ncity: [青岛市]\n", "site.yaml")
    first, second = (str(diagnostic) for diagnostic in caught.value.diagnostics)
    assert first.startswith("site.yaml:1:1: error E403: unknown key 'titel'")
    assert "did you mean 'title'?" in first
    assert second.startswith("site.yaml:2:7: error E404: city must be text, not a list")


def test_a_link_to_the_editor_says_where_the_file_goes() -> None:
    """Without `{path}` every link of the review page would open the same."""
    assert read_config("editor: 'vscode://file/{path}:{line}'\n", "site.yaml").editor
    with pytest.raises(ContentError, match=r"say where \{path\} goes"):
        read_config("editor: 'vscode://file/content'\n", "site.yaml")


def test_a_language_that_has_no_words_is_refused_elsewhere_but_read_here() -> None:
    """Configuration checks its own shape; whether the words exist is for the templates to say."""
    assert read_config("language: en\n", "site.yaml").language == "en"
