"""The charts of `domain.chart` drawn: as lines of glyphs for screens and text, as SVG for pages that are printed."""
