from django.urls import path

from residency import views
from residency.feeds import AdmissionFeed

app_name = "residency"
urlpatterns = [
    path("", views.programme_list, name="index"),
    path("feed.xml", AdmissionFeed(), name="feed"),
    path("calendar/", views.admission_calendar, name="calendar"),
    path("calendar/calendar.ics", views.admission_calendar_file, name="calendar_file"),
    path("compare/", views.compare, name="compare"),
    path("for-you/", views.for_you, name="for_you"),
    path("<slug:slug>/calendar.ics", views.programme_calendar, name="programme_calendar"),
]
