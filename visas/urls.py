from django.urls import path

from visas import views
from visas.feeds import ChangesFeed

app_name = "visas"
urlpatterns = [
    path("", views.procedure_list, name="index"),
    path("exemptions/", views.exemptions, name="exemptions"),
    path("check/", views.check, name="check"),
    path("check/calendar.ics", views.check_calendar, name="check_calendar"),
    path("changes/", views.changes, name="changes"),
    path("changes/feed.xml", ChangesFeed(), name="changes_feed"),
    path("<slug:slug>/", views.procedure_detail, name="procedure"),
    path("<slug:slug>/calendar.ics", views.procedure_calendar, name="procedure_calendar"),
    path("<slug:slug>/take-away.html", views.procedure_take_away, name="procedure_take_away"),
]
