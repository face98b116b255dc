"""Procedures with their steps, papers, deadlines and fees; the rules stand in rows with dates of effect."""

from visas.models.effect import Confidence, DayKind
from visas.models.exemptions import ExemptionList, RegistrationExemption
from visas.models.procedures import Procedure, RequiredDocument, Step
from visas.models.rules import DeadlineRule, Fee, VisaRule
from visas.models.states import Authority, Holiday

__all__ = [
    "Authority",
    "Confidence",
    "DayKind",
    "DeadlineRule",
    "ExemptionList",
    "Fee",
    "Holiday",
    "Procedure",
    "RegistrationExemption",
    "RequiredDocument",
    "Step",
    "VisaRule",
]
