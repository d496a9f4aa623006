"""`python -m gestae.cli` is the same as `gestae`."""

from gestae.cli import main

if __name__ == "__main__":
    main(prog_name="gestae")
