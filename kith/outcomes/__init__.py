"""How somebody says things are: questionnaires with their licences, scores, and goals in their own words.

A questionnaire's words are never altered, its score is worked out each time from the answers, and a person is never
shown a diagnosis, a ranking or a total of things that do not add up. Their own goal counts as much as any scale.
"""
