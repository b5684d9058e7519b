"""The command line from outside: results to stdout, messages to stderr, exit statuses, no traceback."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

REPO = Path(__file__).parent.parent.parent
COMMANDS = (
    "build",
    "ingest",
    "parse",
    "annotate",
    "check",
    "fmt",
    "correct",
    "explain",
    "serve",
    "export",
    "publish",
    "init",
)
ARTICLE = """---
id: 20260108-a1
title: 工业增速
date: 2026-01-08
topics: [industry]
---
正文一段。
"""


def dibao(*arguments: str, at: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the program as `python -m generator` in a folder."""
    environment = {**os.environ, "PYTHONPATH": str(REPO), "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=at,
        input=stdin,
        capture_output=True,
        env=environment,
        timeout=120,
        check=False,
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """A folder with one article."""
    (tmp_path / "content/articles").mkdir(parents=True)
    (tmp_path / "content/articles/a.md").write_text(ARTICLE, "utf-8")
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself_with_an_example(command: str, tmp_path: Path) -> None:
    """`--help` ends in something to copy."""
    done = dibao(command, "--help", at=tmp_path)
    assert done.returncode == 0
    assert f"example:\n  {'echo' if command == 'annotate' else 'dibao ' + command}" in done.stdout.decode()


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("bulid",),
        ("build", "--jobs", "0"),
        ("build", "--content", "nowhere"),
        ("parse",),
        ("parse", "p.txt", "--date", "8.1.2026"),
        ("check", "--content", "nowhere"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_status_2(arguments: tuple[str, ...], tmp_path: Path) -> None:
    """And says so on stderr."""
    done = dibao(*arguments, at=tmp_path)
    assert done.returncode == 2
    assert done.stderr
    assert not done.stdout


def test_a_build_of_bare_articles_makes_a_site(newsroom: Path) -> None:
    """No settings, no lexicon, no sources: the built-in defaults serve."""
    done = dibao("build", at=newsroom)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (newsroom / "site/index.html").is_file()
    assert (newsroom / "site/2026/01/08/a-20260108-a1.html").is_file()
    assert (newsroom / ".dibao/catalogue.sqlite").is_file()


def test_stats_and_a_trace_on_request(newsroom: Path) -> None:
    """Work counts on stdout; the trace is what Chrome reads."""
    done = dibao("build", "--stats", "--trace", "trace.json", at=newsroom)
    assert "pages rendered" in done.stdout.decode()
    events = json.loads((newsroom / "trace.json").read_text("utf-8"))["traceEvents"]
    assert {"scan", "read", "render"} <= {event["name"] for event in events}


def test_errors_in_the_content_are_status_1_with_file_and_line(newsroom: Path) -> None:
    """Everything else is built."""
    (newsroom / "content/articles/b.md").write_text("---\nid: b\ntitle: [x]\n---\n", "utf-8")
    done = dibao("build", at=newsroom)
    assert done.returncode == 1
    assert "content/articles/b.md:" in done.stderr.decode()
    assert (newsroom / "site/2026/01/08/a-20260108-a1.html").is_file()


def test_a_build_that_holds_the_lock_is_status_3(newsroom: Path) -> None:
    """The lock is the folder's own; a dead process holds none."""
    (newsroom / "site").mkdir()
    descriptor = os.open(newsroom / "site", os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    done = dibao("build", at=newsroom)
    assert done.returncode == 3
    assert b"site" in done.stderr
    os.close(descriptor)
    assert dibao("build", at=newsroom).returncode == 0


def test_check_tells_every_problem_also_to_tools(newsroom: Path) -> None:
    """Text for people, JSON, and GitHub's workflow commands; nothing is built."""
    assert dibao("check", at=newsroom).returncode == 0
    (newsroom / "content/site.yaml").write_text("titel: x\n", "utf-8")
    (newsroom / "content/articles/b.md").write_text(ARTICLE, "utf-8")
    done = dibao("check", "--format", "json", at=newsroom)
    assert done.returncode == 1
    assert [problem["code"] for problem in json.loads(done.stdout)] == ["E403", "E501"]
    assert (
        b"::error file=content/site.yaml,line=1" in dibao("check", "--format", "github", at=newsroom).stdout
    )
    assert not (newsroom / "site").exists()


def test_explain_says_why_a_page_was_rendered(newsroom: Path) -> None:
    """Kind, articles, the reason of the last time, and what would be done now."""
    assert dibao("explain", "index.html", at=newsroom).returncode == 1
    dibao("build", at=newsroom)
    (newsroom / "content/articles/a.md").write_text(ARTICLE.replace("工业增速", "改题"), "utf-8")
    before = dibao("explain", "2026/01/index.html", at=newsroom).stdout.decode()
    assert "was not there before" in before
    assert "content/articles/a.md, which the next build will read" in before
    dibao("build", at=newsroom)
    after = dibao("explain", "2026/01/index.html", at=newsroom).stdout.decode()
    assert "kind      month 2026-01" in after
    assert "shows     articles/a.md" in after
    assert "something that it shows had changed" in after
    assert "now       up to date" in after
    assert dibao("explain", "nothing.html", at=newsroom).returncode == 1


def test_a_new_newsroom_builds_and_is_not_overwritten(tmp_path: Path) -> None:
    """With the districts of its city, from the built-in divisions."""
    done = dibao("init", "hz", "--city", "杭州市", "--title", "杭州邸报", at=tmp_path)
    assert done.returncode == 0
    assert "西湖区" in (tmp_path / "hz/content/lexicon/districts.yaml").read_text("utf-8")
    assert dibao("check", at=tmp_path / "hz").returncode == 0
    assert dibao("build", at=tmp_path / "hz").returncode == 0
    assert "杭州邸报" in (tmp_path / "hz/site/index.html").read_text("utf-8")
    assert dibao("init", "hz", at=tmp_path).returncode == 2
    assert dibao("init", "other", "--city", "无此市", at=tmp_path).returncode == 2


def test_a_start_without_changes_imports_little() -> None:
    """The price of every no-op: to see that nothing changed needs no Jinja, no YAML, no nouns."""
    code = "import sys; from generator import cli, pipeline; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=REPO, capture_output=True, check=True)
    loaded = set(done.stdout.decode().split())
    assert "generator.build.site.update" in loaded
    assert (
        not {"jinja2", "yaml", "pypinyin", "ahocorasick_rs", "generator.model", "generator.lexicon"} & loaded
    )


PAGE = (
    "第02版：要闻\n\n全市工业增速加快\n\n□本报记者 某某\n\n"
    "本报1月7日讯 去年1至11月，市南区规上工业增加值同比增长14.3%，列全市第一。今年还要再快一些。\n"
)


def test_parse_prints_a_page_as_json_and_offsets_point_into_the_file(tmp_path: Path) -> None:
    """With a byte-order mark, which is left out of the count; nothing is written."""
    (tmp_path / "2026-01-08.txt").write_text(PAGE, "utf-8-sig")
    done = dibao("parse", "2026-01-08.txt", at=tmp_path)
    assert done.returncode == 0, done.stderr
    page = json.loads(done.stdout)
    assert (page["source"], page["date"]) == ("2026-01-08.txt", "2026-01-08")
    metric = next(one for one in page["articles"][0]["metrics"] if one["printed"].startswith("14.3"))
    assert PAGE[metric["start"] : metric["end"]] == metric["printed"] == "14.3%"
    assert (metric["value"], metric["unit"], metric["kind"]) == ("14.3", "%", "change")
    assert [path.name for path in tmp_path.iterdir()] == ["2026-01-08.txt"]


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\n" + bytes(999), PAGE.encode()], ids=["empty", "png", "no date"]
)
def test_a_page_that_cannot_be_read_is_named(data: bytes, tmp_path: Path) -> None:
    """Empty, of another kind, without a date: one message, status 1."""
    (tmp_path / "page.txt").write_bytes(data)
    done = dibao("parse", "page.txt", at=tmp_path)
    assert done.returncode == 1
    assert "page.txt" in done.stderr.decode()
    assert not done.stdout


def test_annotate_answers_good_lines_and_tells_bad_ones(tmp_path: Path) -> None:
    """Offsets count code points of the text; a bad line has its number and no answer."""
    text = "规上工业增加值同比增长14.3%。"
    lines = [
        json.dumps({"text": text, "date": "2026-01-08"}),
        "{",
        json.dumps({"text": 1}),
        json.dumps({"text": "x", "date": "8.1."}),
        json.dumps({"text": "没有数字", "date": "2026-01-08"}),
    ]
    done = dibao("annotate", at=tmp_path, stdin="\n".join(lines).encode())
    assert done.returncode == 1
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert len(answers) == 2
    metric = answers[0]["metrics"][0]
    assert text[metric["start"] : metric["end"]] == "14.3%"
    assert answers[1] == {"metrics": [], "periods": [], "mentions": []}
    told = done.stderr.decode()
    assert all(f"<stdin>:{number}:" in told for number in (2, 3, 4))


def test_a_raw_page_becomes_articles_and_a_site(tmp_path: Path) -> None:
    """`ingest` and `build` in an empty folder; a second time nothing is new."""
    (tmp_path / "2026-01-08.txt").write_text(PAGE, "utf-8")
    done = dibao("ingest", "2026-01-08.txt", "--paper", "某报", at=tmp_path)
    assert done.returncode == 0, done.stderr
    (written,) = done.stdout.decode().splitlines()
    assert written.startswith("content/articles/2026/01/08/")
    assert dibao("ingest", "2026-01-08.txt", "--paper", "某报", at=tmp_path).stdout == b""
    assert dibao("build", at=tmp_path).returncode == 0
    assert "全市工业增速加快" in (tmp_path / "site/index.html").read_text("utf-8")


def test_a_build_takes_in_what_lies_new_in_sources(tmp_path: Path) -> None:
    """And a page that cannot be read keeps nothing else from the site."""
    sources = tmp_path / "content/sources"
    sources.mkdir(parents=True)
    (sources / "2026-01-08.txt").write_text(PAGE, "utf-8")
    (sources / "2026-01-09.txt").write_bytes(b"")
    done = dibao("build", at=tmp_path)
    assert done.returncode == 1
    assert "2026-01-09.txt" in done.stderr.decode()
    assert "全市工业增速加快" in (tmp_path / "site/index.html").read_text("utf-8")


def test_a_correction_keeps_what_was_printed_and_the_site_shows_it(newsroom: Path) -> None:
    """By file or by id; a field that is not there is refused with what is allowed."""
    values = ("--field", "title", "--to", "工业增速(更正)", "--why", "误排", "--date", "2026-01-09")
    done = dibao("correct", "20260108-a1", *values, at=newsroom)
    assert done.returncode == 0, done.stderr
    text = (newsroom / "content/articles/a.md").read_text("utf-8")
    assert "工业增速(更正)" in text
    assert "was: 工业增速" in text
    dibao("build", at=newsroom)
    assert "误排" in (newsroom / "site/corrections/index.html").read_text("utf-8")
    for arguments in (("nothing", "--field", "title"), ("20260108-a1", "--field", "titel")):
        done = dibao("correct", *arguments, "--to", "x", "--why", "y", at=newsroom)
        assert done.returncode == 1
        assert done.stderr


def test_fmt_writes_only_what_is_not_canonical(newsroom: Path) -> None:
    """Once written, nothing is left to do; a file that is no article is told and left alone."""
    path = newsroom / "content/articles/a.md"
    path.write_text(ARTICLE.replace("topics: [industry]", "topics:\n  -   industry"), "utf-8")
    (newsroom / "content/articles/bad.md").write_text("?", "utf-8")
    done = dibao("fmt", at=newsroom)
    assert done.returncode == 1
    assert done.stdout.decode() == "content/articles/a.md\n"
    assert "topics: [industry]" in path.read_text("utf-8")
    assert dibao("fmt", "content/articles/a.md", at=newsroom).stdout == b""


def test_check_holds_articles_against_the_word_lists(newsroom: Path) -> None:
    """An unknown topic is an error of the content, though a build can do with it."""
    (newsroom / "content/articles/a.md").write_text(ARTICLE.replace("[industry]", "[industri]"), "utf-8")
    done = dibao("check", at=newsroom)
    assert done.returncode == 1
    assert "a.md:5:" in done.stderr.decode()
    assert "did you mean 'industry'" in done.stderr.decode()
