"""`python -m generator` is `rectify`."""

from generator.cli import main

if __name__ == "__main__":
    main()
