"""All that touches the world: files, clock, cache, pictures, PDF, preview, publishing, mail, workbooks."""
