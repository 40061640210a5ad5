"""Pages for taking a questionnaire, reading scores in words and numbers, and keeping goals."""
