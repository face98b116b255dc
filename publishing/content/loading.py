"""From folders to a report: the whole of a load."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from django.utils.translation import override

from publishing.content.checking import check
from publishing.content.planning import Fate, Plan, Planner
from publishing.content.reading import ContentError, Fault, Place, content_files
from publishing.content.records import collect
from publishing.content.writing import write
from publishing.edits import edit


@dataclass
class Report:
    """What a load did, or would do: the keys of records."""

    added: list[str] = field(default_factory=list)
    changed: dict[str, list[str]] = field(default_factory=dict)
    unchanged: int = 0
    #: Fields that editors changed and the load left alone.
    kept: dict[str, list[str]] = field(default_factory=dict)
    #: Records that editors deleted and the load did not make again.
    deleted: list[str] = field(default_factory=list)
    #: Records that stood under others and are in the files no more; `left` are those that editors' work stands on.
    removed: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    @property
    def writes(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def load(paths: list[Path], *, overwrite: bool = False, dry_run: bool = False) -> Report:
    """Brings the database to what the files say, all or nothing. Raises ContentError with everything that is wrong."""
    # The base column of a translated field follows the active language, so let it always be the same one.
    with override("en"):
        if dry_run:
            plan = plan_of(paths, overwrite=overwrite)
            return replace(report_of(plan), removed=[loaded.key for loaded, obj in plan.gone if obj])
        with edit():
            plan = plan_of(paths, overwrite=overwrite)
            report = report_of(plan)
            report.removed, report.left = write(plan)
            return report


def plan_of(paths: list[Path], *, overwrite: bool = False) -> Plan:
    files = content_files(paths)
    if not files:
        raise ContentError([Fault(Place(path), "", "There are no content files here.") for path in paths])
    collected = collect(files)
    plan = Planner(collected.records, overwrite=overwrite).make()
    faults = [*collected.faults, *plan.faults, *check(plan)]
    if faults:
        raise ContentError(faults)
    return plan


def report_of(plan: Plan) -> Report:
    report = Report(deleted=plan.deleted)
    for task in plan.tasks():
        key = task.record.key
        if task.kept:
            report.kept[key] = task.kept
        if task.fate is Fate.NEW:
            report.added.append(key)
        elif task.writes:
            slots = [*(slot for slot, _given in [*task.changed, *task.noted]), *task.reset]
            report.changed[key] = [*(slot.label for slot in slots), *(found.slot.label for found in task.lists)]
        else:
            report.unchanged += 1
    return report
