"""All that touches the world: files, clock, processes, network."""
