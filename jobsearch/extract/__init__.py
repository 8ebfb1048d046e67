"""Text to codes, the same for queries and postings: places, pay, levels, contracts, skills, languages.

The extractor that reads a query also reads a posting, so that both sides meet in the same codes. Nothing
here loads spaCy. Each finder takes text and returns `Match`es with character offsets.
"""
