"""What an edited, translated, released and findable page is.

It knows no department, programme, partner or visa: whatever needs such a noun belongs in the app of that noun.
"""
