"""Everything between a fresh checkout and the first page; doing it again keeps what was edited."""

import hashlib
import secrets
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.staticfiles.finders import get_finders
from django.core.management import BaseCommand, call_command
from django.db.models import Q
from django.utils.translation import override

from publishing.models import LoadedRecord, Published
from publishing.search import index_places

#: Account -> the apps whose content it may edit; None: everything, users included.
STAFF: dict[str, tuple[str, ...] | None] = {
    "admin": None,
    "editor": ("departments", "residency", "cooperation", "visas", "publishing"),
    "international-office": ("cooperation", "visas"),
}


class Command(BaseCommand):
    help = "Prepares the demonstration: database, catalogues, static files, content, staff accounts."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--empty", action="store_true", help="Neither content nor staff accounts.")

    def handle(self, *args: Any, **options: Any) -> None:
        Path(settings.MEDIA_ROOT).mkdir(parents=True, exist_ok=True)
        call_command("compile_catalogues", verbosity=0)
        call_command("migrate", verbosity=0, interactive=False)
        index_places()
        collect_static_files()
        if options["empty"]:
            return
        if LoadedRecord.objects.exists() or not anything_published():
            with override("en"):
                call_command("load_content", stdout=self.stdout)
        created = self.create_staff()
        if created:
            self.stdout.write("Staff accounts, made now; the passwords are shown this once:")
            for name, password in created:
                self.stdout.write(f"  {name:<22} {password}")
        else:
            self.stdout.write("The staff accounts stand already; manage.py changepassword NAME sets a new password.")

    def create_staff(self) -> list[tuple[str, str]]:
        made = []
        for name, labels in STAFF.items():
            if get_user_model().objects.filter(username=name).exists():
                continue
            password = secrets.token_urlsafe(12)
            user = get_user_model().objects.create_user(
                name, password=password, is_staff=True, is_superuser=labels is None
            )
            if labels:
                user.groups.add(group_for(name, labels))
            made.append((name, password))
        return made


def anything_published() -> bool:
    """Whether editors have pages of their own, beside which nothing is loaded once the demonstration was removed."""
    return any(model._base_manager.exists() for model in apps.get_models() if issubclass(model, Published))


def collect_static_files() -> None:
    """Hashing and compressing takes longer than the rest of a start, so it is done for changed files only."""
    note = Path(settings.STATIC_ROOT, ".collected-from")
    sources = fingerprint_of_static_files()
    if not note.exists() or note.read_text() != sources:
        # Nothing is cleared from a folder that was not filled here.
        call_command("collectstatic", verbosity=0, interactive=False, clear=note.exists())
        note.write_text(sources)


def fingerprint_of_static_files() -> str:
    fingerprint = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            stat = Path(storage.path(name)).stat()
            fingerprint.update(f"{name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return fingerprint.hexdigest()


def group_for(name: str, labels: tuple[str, ...]) -> Group:
    """Members may change what stands in these apps, and look at the rest, since forms choose from it."""
    group, created = Group.objects.get_or_create(name=name)
    if created:
        content = Permission.objects.filter(content_type__app_label__in=settings.CONTENT_APPS)
        group.permissions.set(content.filter(Q(content_type__app_label__in=labels) | Q(codename__startswith="view_")))
    return group
