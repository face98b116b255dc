"""Whether the site lives, and whether it is ready for readers; nothing else is told to the public."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache


def waiting_migrations() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


@never_cache
def live(request: HttpRequest) -> HttpResponse:
    return HttpResponse("live\n", content_type="text/plain")


@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """503 while the database does not answer or still lacks a migration."""
    try:
        waiting = waiting_migrations() > 0
    except DatabaseError:
        waiting = True
    return HttpResponse(
        "not ready\n" if waiting else "ready\n", status=503 if waiting else 200, content_type="text/plain"
    )
