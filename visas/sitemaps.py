from publishing import clock
from publishing.sitemaps import PublishedSitemap
from visas.deadlines import in_force
from visas.models import Procedure


class ProcedureSitemap(PublishedSitemap):
    model = Procedure
    also = ("effective_from", "effective_until", "department__time_zone")

    def items(self):
        """Those that count: each by the clock of its department."""
        found = super().items().in_force_somewhere()
        return [each for each in found if in_force(each, clock.today(each.department.time_zone))]
