"""The abstract page that editors publish, and the few tables that serve every page."""

from publishing.models.dated import Dated, complete_spans, span_columns, span_constraint
from publishing.models.messages import Feedback, Notice
from publishing.models.published import Published, PublishedQuerySet, State, slug_validator
from publishing.models.records import (
    LANGUAGE_CHOICES,
    ContentVersion,
    LoadedRecord,
    Origin,
    TranslationRecord,
)
from publishing.models.redirects import Redirect, without_language
from publishing.models.searching import SearchEdition, SearchEntry, SearchPage, SearchPosting, SearchWord

__all__ = [
    "LANGUAGE_CHOICES",
    "ContentVersion",
    "Dated",
    "Feedback",
    "LoadedRecord",
    "Notice",
    "Origin",
    "Published",
    "PublishedQuerySet",
    "Redirect",
    "SearchEdition",
    "SearchEntry",
    "SearchPage",
    "SearchPosting",
    "SearchWord",
    "State",
    "TranslationRecord",
    "complete_spans",
    "slug_validator",
    "span_columns",
    "span_constraint",
    "without_language",
]
