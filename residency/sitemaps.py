from publishing.sitemaps import PublishedSitemap
from residency.models import Programme


class ProgrammeSitemap(PublishedSitemap):
    model = Programme
