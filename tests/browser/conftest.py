"""What the browser's tests of the desk ask for."""

from tests.desks import desk, folder, running

__all__ = ["desk", "folder", "running"]
