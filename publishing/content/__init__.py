"""Content as readable files under version control: read, checked whole, and written without harm to editors' work.

    reading     files to nodes that know their lines
    schema      what may be written, learnt from the models
    records     nodes to records with keys
    values      how one field is read, compared and set
    stored      what the database holds of the content
    planning    what a load will do
    checking    whether the models agree
    writing     doing it, all or nothing
    removing    taking it away again

The format is described in docs/content.md.
"""

from publishing.content.loading import Report, load
from publishing.content.reading import ContentError, Fault
from publishing.content.removing import Removal, remove

__all__ = ["ContentError", "Fault", "Removal", "Report", "load", "remove"]
