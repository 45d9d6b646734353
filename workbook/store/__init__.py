"""Domain to TOML on disk and back, and never a word lost. tomllib and tomli_w live only here and in packs for pack.toml."""
