"""Specialties, levels of training, programmes, and the calendar and papers of admission."""

from residency.models.applicants import Applicant
from residency.models.levels import (
    AdmissionDocument,
    EntranceExam,
    ExamOption,
    Prerequisite,
    Qualification,
    TrainingLevel,
)
from residency.models.programmes import Programme, Tuition
from residency.models.rounds import AdmissionRound, AdmissionWindow, Stage
from residency.models.specialties import Specialty, SpecialtyCode, SpecialtyGroup, full_name

__all__ = [
    "AdmissionDocument",
    "AdmissionRound",
    "AdmissionWindow",
    "Applicant",
    "EntranceExam",
    "ExamOption",
    "Prerequisite",
    "Programme",
    "Qualification",
    "Specialty",
    "SpecialtyCode",
    "SpecialtyGroup",
    "Stage",
    "TrainingLevel",
    "Tuition",
    "full_name",
]
