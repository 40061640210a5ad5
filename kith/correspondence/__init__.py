"""What is said to whom, by which way and in which format: every outgoing message is a row before it is anything else.

Words here: *message* (what is said), *letter* (its template, and the paper it may be printed on), *channel*, *delivery*
(one try). A subject and a text message never hold a word about a person; in a demo nothing leaves.
"""
