"""One edit of the content: whole or not at all, and one after the other."""

import secrets
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from django.db import transaction
from django.http import HttpRequest

from publishing import indexing
from publishing.models import ContentVersion


@contextmanager
def edit() -> Iterator[None]:
    """Waits for every other edit, so that what is read inside still stands when it is written; the search follows.

    All edits lock the version of the content sooner or later; taking it first leaves no two of them waiting for each
    other.
    """
    with transaction.atomic():
        ContentVersion.objects.select_for_update().get_or_create(pk=1, defaults={"token": secrets.token_hex(8)})
        with indexing.gathered():
            yield


def edit_of(request: HttpRequest) -> AbstractContextManager[None]:
    """The edit that a request makes, if it sends any."""
    return edit() if request.method == "POST" else nullcontext()
