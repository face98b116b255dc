from publishing.sitemaps import PublishedSitemap
from visas.models import Procedure


class ProcedureSitemap(PublishedSitemap):
    model = Procedure

    def items(self):
        return self.model.objects.published().in_force().order_by("pk")
