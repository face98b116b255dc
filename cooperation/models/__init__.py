"""Partners, the agreements with them, exchanges under these, and their outcomes."""

from cooperation.models.agreements import Agreement, Field, SigningState
from cooperation.models.events import Activity, MobilityEvent, Participation
from cooperation.models.outcomes import Goal, Outcome, OutcomeQuerySet, Reach, outcome_url
from cooperation.models.partners import FormerName, Partner

__all__ = [
    "Activity",
    "Agreement",
    "Field",
    "FormerName",
    "Goal",
    "MobilityEvent",
    "Outcome",
    "OutcomeQuerySet",
    "Participation",
    "Partner",
    "Reach",
    "SigningState",
    "outcome_url",
]
