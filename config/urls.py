"""Machine addresses first; then everything people read, below the language."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps import views as sitemap_views
from django.urls import include, path
from django.views.i18n import set_language

import departments.urls
import residency.urls
from config import health, todo, views
from config.sitemaps import SITEMAPS

# What these three pages show comes from several subjects, so they are put together here.
department_urls = [
    *departments.urls.urlpatterns,
    path("departments/<slug:slug>/", views.department_detail, name="department"),
    path("people/<slug:slug>/", views.person_detail, name="person"),
]
residency_urls = [
    *residency.urls.urlpatterns,
    path("<slug:slug>/", views.programme_detail, name="programme"),
]

admin.site.site_header = admin.site.site_title = settings.SITE_NAME

urlpatterns = [
    path("", views.choose_language, name="choose_language"),
    path("admin/to-do/", admin.site.admin_view(todo.to_do), name="to_do"),
    path("admin/language/", set_language, name="set_language"),
    path("admin/", admin.site.urls),
    path("healthz/live", health.live),
    path("healthz/ready", health.ready),
    path("robots.txt", views.robots),
    path("sitemap.xml", sitemap_views.index, {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap"}, name="sitemaps"),
    path("sitemap-<section>.xml", sitemap_views.sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("media/<path:path>", views.media),
    *i18n_patterns(
        path("", views.home, name="home"),
        path("", include((department_urls, "departments"))),
        path("residency/", include((residency_urls, "residency"))),
        path("cooperation/", include("cooperation.urls")),
        path("visas/", include("visas.urls")),
        path("plan/", views.plan, name="plan"),
        path("plan/calendar.ics", views.plan_calendar, name="plan_calendar"),
        path("plan/take-away.html", views.plan_take_away, name="plan_take_away"),
        path("search/", views.search, name="search"),
        path("feedback/", views.feedback, name="feedback"),
        path("feedback/thanks/", views.feedback_thanks, name="feedback_thanks"),
        path("accessibility/", views.accessibility, name="accessibility"),
        path("privacy/", views.privacy, name="privacy"),
    ),
]

handler400 = "config.errors.bad_request"
handler403 = "config.errors.forbidden"
handler404 = "config.errors.not_found"
handler500 = "config.errors.server_error"
