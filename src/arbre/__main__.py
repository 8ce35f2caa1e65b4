"""`python -m arbre`."""

from arbre.apps.cli.main import main

main()
