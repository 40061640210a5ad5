"""The `kith` command: every management command of a room, spelled with hyphens (`kith import-hsds FILE`)."""

import os
import sys

from kith.config.environment import UnsafeSettingError

HELP = {"-h", "--help", "help"}


def main() -> None:
    """Run one command; with none, or with --help, list those that are Kith's own."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kith.config.settings")
    arguments = sys.argv[1:]
    if arguments[:1] == ["migrate"] and (owner := os.environ.get("KITH_OWNER_DATABASE_URL")):
        os.environ["DATABASE_URL"] = owner
    try:
        import django  # noqa: PLC0415 - settings are read here, so a refusal can be said in one sentence

        django.setup()
    except UnsafeSettingError as refusal:
        sys.exit(f"kith: {refusal}")
    if not arguments or arguments[0] in HELP:
        sys.stdout.write(_listing())
        return
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    from kith.ground.access.belt import from_now_on_for_every  # noqa: PLC0415

    if arguments[0] != "serve":
        from_now_on_for_every()
    execute_from_command_line(["kith", arguments[0].replace("-", "_"), *arguments[1:]])


def _listing() -> str:
    from django.core.management import get_commands, load_command_class  # noqa: PLC0415

    own = {name: app for name, app in get_commands().items() if app.startswith("kith.") or name == "migrate"}
    lines = [f"  {name.replace('_', '-'):<16}{load_command_class(app, name).help}" for name, app in sorted(own.items())]
    return "\n".join(["kith COMMAND [options]", "", *lines, ""])
