"""What of a posting is encoded: a passage in the words of a query, not the posting's own text.

A seeker's query names the work and the place, so the passage does too, and nothing else. Recall@200 of the shipped
encoder on 347 judged queries as typed: the title alone .757, with department and places .856; adding the employer .858,
four skills .846, the description's most telling sentences .832, its first 300 characters .738. The description's
words are the text leg's part.
"""

from __future__ import annotations

from ..planner.lexicon import english_role
from ..posting import Posting

_PLACES = 3


def posting_text(posting: Posting) -> str:
    """The passage encoded as the vector "posting": title, department and places, in the words of a query."""
    what = [posting.title]
    if posting.department and posting.department.casefold() not in posting.title.casefold():
        what.append(posting.department)
    where = place_names(posting)
    return ", ".join(what) + (" in " + ", ".join(where) if where else "")


def title_text(posting: Posting) -> str:
    """The text encoded as the vector "title": the role that the title names, to meet the role asked for.

    A title in another language is taken by its English name as far as the role lexicon knows it, as a query's role is
    too: the two meet in the language that the encoder knows best, and across languages.
    """
    language = posting.language or "en"
    return posting.title if language == "en" else english_role(posting.title, language) or posting.title


def place_names(posting: Posting) -> list[str]:
    """Up to three distinct places as the feed wrote them."""
    names = dict.fromkeys(place.text.strip() or place.name for place in posting.places)
    return list(names)[:_PLACES]
