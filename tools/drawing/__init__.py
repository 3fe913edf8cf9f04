"""Flat drawings for the sample site: what stands for a photograph must not look like one."""
