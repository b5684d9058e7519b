"""Bytes → numbered lines."""
