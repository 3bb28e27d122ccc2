"""The house rules that a machine can hold. `python -m tests.lint` runs them beside ruff, mypy and the others.

Each rule is a function that finds faults in a text, tried on a bad example before it sweeps the project.
"""
