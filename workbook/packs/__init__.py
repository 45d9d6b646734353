"""Markdown to domain: reading a pack, checking it, keeping it parsed. markdown-it lives only here."""
