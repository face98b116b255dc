from cooperation.sitemaps import AgreementSitemap, EventSitemap, PartnerSitemap
from departments.sitemaps import DepartmentSitemap, PersonSitemap
from publishing.sitemaps import ListSitemap
from residency.sitemaps import ProgrammeSitemap
from visas.sitemaps import ProcedureSitemap


class PageSitemap(ListSitemap):
    names = (
        "home",
        "departments:index",
        "departments:people",
        "residency:index",
        "residency:calendar",
        "cooperation:index",
        "cooperation:partners",
        "cooperation:agreements",
        "cooperation:events",
        "cooperation:outcomes",
        "visas:index",
        "visas:exemptions",
        "visas:check",
        "visas:changes",
        "accessibility",
        "privacy",
    )


SITEMAPS = {
    "pages": PageSitemap,
    "departments": DepartmentSitemap,
    "people": PersonSitemap,
    "programmes": ProgrammeSitemap,
    "partners": PartnerSitemap,
    "agreements": AgreementSitemap,
    "events": EventSitemap,
    "procedures": ProcedureSitemap,
}
