from cooperation.models import Agreement, MobilityEvent, Partner
from publishing.sitemaps import PublishedSitemap


class PartnerSitemap(PublishedSitemap):
    model = Partner


class AgreementSitemap(PublishedSitemap):
    model = Agreement


class EventSitemap(PublishedSitemap):
    model = MobilityEvent
