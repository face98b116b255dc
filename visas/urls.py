from django.urls import path

from visas import views

app_name = "visas"
urlpatterns = [
    path("", views.procedure_list, name="index"),
    path("exemptions/", views.exemptions, name="exemptions"),
    path("<slug:slug>/", views.procedure_detail, name="procedure"),
]
