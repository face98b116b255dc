from publishing.sitemaps import PublishedSitemap
from residency.models import Programme


class ProgrammeSitemap(PublishedSitemap):
    model = Programme

    def items(self):
        return super().items().select_related("specialty")
