"""Benchmarks that print tables: run `make bench`. Nothing here is a test, and no figure is a bound."""
