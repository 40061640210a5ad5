"""Finding out what somebody wishes, with or without words: cards to sort, a good week, a walk, and what was noticed.

Words: a card names something that can matter in a life, and is put on one of three mats; a good week is drawn as it
would be; a picture of a walk is of what matters to somebody, with their words to it; something noticed is what
somebody was seen to enjoy, or not, on a day and at a place. What a worker noticed is a guess, and stays one until the
person has said so: only then is it something they like.

Nothing here is a score, nothing leads to an answer, and every part can be skipped.
"""
