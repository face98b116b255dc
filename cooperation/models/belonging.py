"""What is a department's own, and is seen by readers only together with it."""

from departments.models import Department
from publishing.models import Published, PublishedQuerySet


class OfDepartmentQuerySet(PublishedQuerySet):
    def published(self, at=None):
        """What readers may see: published, and of a department that they may see."""
        return super().published(at).filter(department__in=Department.objects.published(at))


class OfDepartment(Published):
    """A page that hides with the department it belongs to; subclasses have a `department`."""

    department: Department

    objects = OfDepartmentQuerySet.as_manager()  # type: ignore[misc]

    class Meta(Published.Meta):
        abstract = True

    def is_published(self, at=None) -> bool:
        return super().is_published(at) and self.department.is_published(at)
