"""What a reader finds."""

from publishing.search import Result, find, results


def found(query: str, language: str) -> list[Result]:
    return results(find(query).hits, language)
