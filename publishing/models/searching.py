"""What the search knows of the pages. None of it is content: all of it can be made anew from the content."""

from django.contrib.contenttypes.models import ContentType
from django.db import models

from publishing.models.records import LANGUAGE_CHOICES


class SearchPage(models.Model):
    """One page that can be found."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    subject = models.CharField(max_length=20)
    path = models.CharField(max_length=300)
    #: What it is called in no one language: codes, former names, other spellings.
    names = models.TextField(blank=True)
    #: When what it says of other pages next changes without an edit, since one of them appears or vanishes.
    due = models.DateTimeField(null=True, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["content_type", "object_id"], name="publishing_search_once")]

    def __str__(self) -> str:
        return self.path


class SearchEntry(models.Model):
    """One page as a reader of one language sees it: its title, or its fallback, and what it says in that language."""

    page = models.ForeignKey(SearchPage, on_delete=models.CASCADE, related_name="entries", db_index=False)
    language = models.CharField(max_length=5, choices=LANGUAGE_CHOICES)
    title = models.CharField(max_length=300)
    title_language = models.CharField(max_length=5)
    text = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "language"], name="publishing_search_entry_once")]

    def __str__(self) -> str:
        return f"{self.title} [{self.language}]"


class SearchWord(models.Model):
    """One word of the pages, of whatever language, as `folding.folded` writes it."""

    word = models.CharField(max_length=300, unique=True)
    key = models.CharField(max_length=600)
    #: How many pages hold it, whoever may see them.
    pages = models.PositiveIntegerField(default=0)
    #: The number of the last edition of the index that changed this.
    edition = models.PositiveBigIntegerField(default=0, db_index=True)

    def __str__(self) -> str:
        return self.word


class SearchPosting(models.Model):
    """That a page holds a word, and how much it is worth there."""

    page = models.ForeignKey(SearchPage, on_delete=models.CASCADE, related_name="+", db_index=False)
    word = models.ForeignKey(SearchWord, on_delete=models.CASCADE, related_name="+", db_index=False)
    strength = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "word"], name="publishing_search_posting_once")]
        indexes = [models.Index(fields=["word", "-strength", "page"], name="search_word")]

    def __str__(self) -> str:
        return f"{self.word_id} on {self.page_id}: {self.strength}"


class SearchEdition(models.Model):
    """One change of the words of the index; whoever keeps them in memory tells by it what is new to them."""

    token = models.CharField(max_length=32)

    def __str__(self) -> str:
        return self.token
