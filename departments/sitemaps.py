from departments.models import Department, Person
from publishing.sitemaps import PublishedSitemap


class DepartmentSitemap(PublishedSitemap):
    model = Department


class PersonSitemap(PublishedSitemap):
    model = Person
