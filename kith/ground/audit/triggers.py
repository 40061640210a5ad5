"""The database's own refusal to rewrite the record, in the words of both engines.

SQLite's REPLACE deletes without firing delete triggers, so an insert over an existing row is refused as well;
PostgreSQL's row triggers do not see TRUNCATE, so a statement trigger does.
"""

_SEALED = ("audit_entry", "audit_entryperson")
_ERASED = (
    "EXISTS (SELECT 1 FROM audit_entry e WHERE e.act = 'erased' AND e.about = 'audit.Entry'"
    " AND e.about_id = CAST(OLD.entry_id AS {text}))"
)
_REFUSAL = "the record is append-only"


def _sqlite(table: str, when: str, condition: str = "1") -> str:
    name = f"{table}_{when.lower()}_refused"
    return (
        f"CREATE TRIGGER {name} BEFORE {when} ON {table} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    )


SQLITE = (
    *(_sqlite(table, when) for table in _SEALED for when in ("UPDATE", "DELETE")),
    _sqlite(
        "audit_entry",
        "INSERT",
        "EXISTS (SELECT 1 FROM audit_entry e WHERE e.id = NEW.id"
        " OR (e.organisation_id = NEW.organisation_id AND e.sequence = NEW.sequence))",
    ),
    _sqlite("audit_entryperson", "INSERT", "EXISTS (SELECT 1 FROM audit_entryperson p WHERE p.id = NEW.id)"),
    _sqlite("audit_entrycontent", "UPDATE"),
    _sqlite("audit_entrycontent", "DELETE", f"NOT {_ERASED.format(text='TEXT')}"),
    _sqlite(
        "audit_entrycontent", "INSERT", "EXISTS (SELECT 1 FROM audit_entrycontent c WHERE c.entry_id = NEW.entry_id)"
    ),
    _sqlite("audit_head", "UPDATE", "NEW.sequence < OLD.sequence OR NEW.organisation_id <> OLD.organisation_id"),
    _sqlite("audit_head", "DELETE"),
    _sqlite(
        "audit_head", "INSERT", "EXISTS (SELECT 1 FROM audit_head h WHERE h.organisation_id = NEW.organisation_id)"
    ),
)

_REFUSE = f"""
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$
"""
_REFUSE_UNLESS_ERASED = f"""
CREATE FUNCTION audit_refuse_unless_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {_ERASED.format(text="text")} THEN RETURN OLD; END IF;
  RAISE EXCEPTION '{_REFUSAL}';
END $$
"""
_REFUSE_BACKWARDS = f"""
CREATE FUNCTION audit_refuse_backwards() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.sequence < OLD.sequence OR NEW.organisation_id <> OLD.organisation_id
  THEN RAISE EXCEPTION '{_REFUSAL}'; END IF;
  RETURN NEW;
END $$
"""


def _postgres(table: str, when: str, function: str, per: str = "ROW") -> str:
    name = f"{table}_{when.lower().replace(' or ', '_')}_refused"
    return f"CREATE TRIGGER {name} BEFORE {when} ON {table} FOR EACH {per} EXECUTE FUNCTION {function}()"


POSTGRES = (
    _REFUSE,
    _REFUSE_UNLESS_ERASED,
    _REFUSE_BACKWARDS,
    *(_postgres(table, "UPDATE OR DELETE", "audit_refuse") for table in _SEALED),
    _postgres("audit_entrycontent", "UPDATE", "audit_refuse"),
    _postgres("audit_entrycontent", "DELETE", "audit_refuse_unless_erased"),
    _postgres("audit_head", "UPDATE", "audit_refuse_backwards"),
    _postgres("audit_head", "DELETE", "audit_refuse"),
    *(
        _postgres(table, "TRUNCATE", "audit_refuse", per="STATEMENT")
        for table in (*_SEALED, "audit_entrycontent", "audit_head")
    ),
)

NAMES = {
    "sqlite": frozenset(words.split()[2] for words in SQLITE),
    "postgresql": frozenset(words.split()[2] for words in POSTGRES if words.startswith("CREATE TRIGGER")),
}
"""The triggers that must stand after every migration."""
