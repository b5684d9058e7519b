"""The tables of the catalogue. All of it is derived: any change here only raises `FORMAT`."""

from __future__ import annotations

FORMAT = 13  # a catalogue of another number is not read but made anew

TABLES = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- what of an article its card does not tell: the JSON of the body and more (cards.py); with rowid, for
-- without it long rows would fill twice as many pages
CREATE TABLE body(card TEXT PRIMARY KEY, data TEXT NOT NULL);

-- one row an article; blob: the JSON of its Card (cards.py); ord: its place in the edition
CREATE TABLE card(
  id TEXT PRIMARY KEY, path TEXT NOT NULL, url TEXT NOT NULL COLLATE NOCASE,
  date TEXT NOT NULL, ord TEXT NOT NULL, title TEXT NOT NULL, sample INTEGER NOT NULL,
  figures INTEGER NOT NULL, paper TEXT, page TEXT, blob TEXT NOT NULL);

-- kind district: role subject|mentioned|outside; kind topic: role primary|other; kind corrects: name is the
-- day and title of the article that this one corrects (records/errata.py); figures: how many the article has
CREATE TABLE tag(
  kind TEXT NOT NULL, name TEXT NOT NULL, date TEXT NOT NULL, card TEXT NOT NULL, role TEXT NOT NULL,
  figures INTEGER NOT NULL,
  PRIMARY KEY(kind, name, date, card)) WITHOUT ROWID;

-- figures that belong to a series (those with an indicator), with what is shown of their article, so that a
-- series is read from one place; data: the JSON of the Figure
CREATE TABLE figure(
  indicator TEXT NOT NULL, place TEXT NOT NULL, date TEXT NOT NULL, ord TEXT NOT NULL, n INTEGER NOT NULL,
  card TEXT NOT NULL, url TEXT NOT NULL, title TEXT NOT NULL, sample INTEGER NOT NULL, paper TEXT, page TEXT,
  data TEXT NOT NULL, PRIMARY KEY(indicator, place, date, ord, n)) WITHOUT ROWID;

-- said: JSON of the quotations of the article that are theirs
CREATE TABLE named(
  kind TEXT NOT NULL, name TEXT NOT NULL, date TEXT NOT NULL, card TEXT NOT NULL, title TEXT NOT NULL,
  said TEXT NOT NULL, PRIMARY KEY(kind, name, date, card, title)) WITHOUT ROWID;

-- line: of the raw page; at: of the article's file
CREATE TABLE review(
  date TEXT NOT NULL, card TEXT NOT NULL, n INTEGER NOT NULL, reason TEXT NOT NULL, detail TEXT NOT NULL,
  line INTEGER, field TEXT NOT NULL, key TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY(date, card, n)) WITHOUT ROWID;

-- stamps of the files below content/; card: the article it holds; problem: 1 while it is refused
CREATE TABLE file(
  folder TEXT NOT NULL, name TEXT NOT NULL, stamp TEXT NOT NULL, sha256 BLOB NOT NULL, card TEXT,
  problem INTEGER NOT NULL DEFAULT 0, PRIMARY KEY(folder, name)) WITHOUT ROWID;

-- raw pages; file: the path below content/; lines: JSON of the texts of its lines by their number
CREATE TABLE source(
  file TEXT PRIMARY KEY, folder TEXT NOT NULL, name TEXT NOT NULL, stamp TEXT NOT NULL, sha256 TEXT NOT NULL,
  lines TEXT NOT NULL);

-- the files of the site; key: JSON of the page's key; inputs: digest of all that it shows; bodies: 1 if its
-- view read the body of an article; reason: why it was last rendered
CREATE TABLE output(
  folder TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, inputs BLOB NOT NULL,
  content BLOB NOT NULL, stamp TEXT NOT NULL, bodies INTEGER NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY(folder, name)) WITHOUT ROWID;

-- a digest over the stamps of all files of a folder: equal, and no row of it need be looked at
CREATE TABLE folder(root TEXT NOT NULL, folder TEXT NOT NULL, digest BLOB NOT NULL,
  PRIMARY KEY(root, folder)) WITHOUT ROWID;
"""

INDEXES = """
CREATE UNIQUE INDEX card_path ON card(path);
CREATE UNIQUE INDEX card_url ON card(url);
CREATE INDEX card_date ON card(date, ord);
CREATE INDEX figure_place ON figure(place, indicator);
CREATE INDEX figure_card ON figure(card);
CREATE INDEX card_corrected ON card(date) WHERE json_array_length(blob, '$[23]') > 0;
CREATE INDEX body_source ON body(json_extract(data, '$[4][0]'));
CREATE INDEX source_folder ON source(folder);
CREATE INDEX output_kind ON output(kind, key);
"""
