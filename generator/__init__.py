"""Dibao: raw newspaper pages in, an annotated, searchable, citable digest out."""

__version__ = "0.1.0"
