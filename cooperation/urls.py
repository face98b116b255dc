from django.urls import path

from cooperation import views
from cooperation.take_along import EventFeed

app_name = "cooperation"
urlpatterns = [
    path("", views.overview, name="index"),
    path("partners/", views.partner_list, name="partners"),
    path("partners/<slug:slug>/", views.partner_detail, name="partner"),
    path("agreements/", views.agreement_list, name="agreements"),
    path("agreements/<slug:slug>/", views.agreement_detail, name="agreement"),
    path("agreements/<slug:slug>/scan/", views.agreement_scan, name="scan"),
    path("events/", views.event_list, name="events"),
    path("events/feed.xml", EventFeed(), name="event_feed"),
    path("events/<slug:slug>/", views.event_detail, name="event"),
    path("events/<slug:slug>/calendar.ics", views.event_calendar, name="event_calendar"),
    path("outcomes/", views.outcome_list, name="outcomes"),
]
