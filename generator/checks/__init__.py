"""Judgements on the work: ledger in, problems out. One small function per rule, registered by its code."""
