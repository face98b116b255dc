"""The lists; the pages of one department and of one person mix subjects and are put together in `config`."""

from django.urls import path

from departments import views

app_name = "departments"
urlpatterns = [
    path("departments/", views.department_list, name="index"),
    path("people/", views.people_list, name="people"),
    path("people/<slug:slug>.vcf", views.person_card, name="card"),
]
