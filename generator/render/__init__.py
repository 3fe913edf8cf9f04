"""Ledger in, outputs out: markup, templates, charts, pages, prints, search, feeds, open data. Touches no file."""
