from django.urls import path

from residency import views

app_name = "residency"
urlpatterns = [
    path("", views.programme_list, name="index"),
    path("calendar/", views.admission_calendar, name="calendar"),
    path("<slug:slug>/", views.programme_detail, name="programme"),
]
