"""A model letter as a sheet of paper."""
