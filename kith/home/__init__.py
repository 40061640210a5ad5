"""The front door: landing, help now, about, accessibility, errors, navigation, and the neutral page one leaves to.

It asks nothing and remembers nothing. Help now works signed out, and opening it tells no one.
"""
