"""The one gate: facts (grants, denials, consent), the clauses that read them, and the answers with their reasons.

Access owns only facts and combines clauses; rooms above write the facts. Deny by default; a denial beats every grant.
"""
