"""Markdown to domain: reading a pack, checking it, keeping it parsed. markdown-it lives only here."""

SOURCES = ("packs", "packs/read", "packs/check", "hints", "domain", "domain/actions", "domain/rounds")
"""The folders of the program that decide what a parsed pack is, each named by itself. A test holds that none is missing."""
