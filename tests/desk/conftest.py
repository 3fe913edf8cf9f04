"""What the desk's tests ask for."""

from tests.desks import desk, folder, running

__all__ = ["desk", "folder", "running"]
