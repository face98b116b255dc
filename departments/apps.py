from functools import partial

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DepartmentsConfig(AppConfig):
    name = "departments"
    verbose_name = _("Departments")

    def ready(self) -> None:
        from departments import gaps, search  # noqa: F401, PLC0415 - register themselves once the models are loaded
        from departments.hours import daily  # noqa: PLC0415
        from departments.universities import time_zones  # noqa: PLC0415
        from publishing.caching import register_daily_times, register_time_zones  # noqa: PLC0415

        register_time_zones(time_zones)
        register_daily_times(partial(daily, "opens"))
        register_daily_times(partial(daily, "closes"))
