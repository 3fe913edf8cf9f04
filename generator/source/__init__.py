"""From the bytes of `content/` to records: the gate between the editions, the YAML and wording readers, the decoder."""
