"""Bytes to records: front matter, wordings, the gate between the editions, decoding."""
