"""Unpack the fonts that pages use from the npm packages named in package.json, with their licences and credits.

They lie in a folder that git ignores and the wheel carries. Standard library only.
"""

import json
import shutil
import subprocess
from pathlib import Path

from machine import ROOT, Missing, install, run, say

NODE_MODULES = ROOT / "node_modules"
VENDOR = ROOT / "kith" / "ground" / "web" / "static" / "vendor"
FILES = {
    "@fontsource-variable/atkinson-hyperlegible-next": (
        "atkinson-hyperlegible-next-latin-wght-normal.woff2",
        "atkinson-hyperlegible-next-latin-ext-wght-normal.woff2",
    ),
    "@fontsource-variable/noto-naskh-arabic": ("noto-naskh-arabic-arabic-wght-normal.woff2",),
}
TEST_TOOLS = ("axe-core", "typescript")


def prepare(*, with_test_tools: bool) -> None:
    """Fetch what is missing and put every font in its place."""
    wanted = (*FILES, *TEST_TOOLS) if with_test_tools else tuple(FILES)
    locked = locked_versions()
    if any(installed_version(NODE_MODULES / package) != locked[package] for package in wanted):
        fetch(with_test_tools=with_test_tools)
    if credits_written(locked) and all((VENDOR / name).exists() for names in FILES.values() for name in names):
        return
    unpack(NODE_MODULES, VENDOR)


def fetch(*, with_test_tools: bool) -> None:
    if shutil.which("npm") is None:
        install("npm")
    say("Fetching fonts …")
    command = ["npm", "ci", "--ignore-scripts", "--silent", "--fetch-retries=1"]
    try:
        run([*command, *([] if with_test_tools else ["--omit=dev"])], quiet=True)
    except subprocess.CalledProcessError as failure:
        raise Missing("npm could not fetch the packages named in package.json") from failure


def locked_versions() -> dict[str, str]:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    return {path.removeprefix("node_modules/"): package["version"] for path, package in packages.items() if path}


def installed_version(package: Path) -> str | None:
    manifest = package / "package.json"
    return json.loads(manifest.read_text())["version"] if manifest.exists() else None


def unpack(node_modules: Path, vendor: Path) -> None:
    """Copy each font and its licence, and write who made them."""
    shutil.rmtree(vendor, ignore_errors=True)
    vendor.mkdir(parents=True)
    for package, names in FILES.items():
        source = node_modules / package
        for name in names:
            shutil.copyfile(source / "files" / name, vendor / name)
        shutil.copyfile(source / "LICENSE", vendor / licence_name(package))
    (vendor / "CREDITS.txt").write_text(credits_text(node_modules))


def licence_name(package: str) -> str:
    return f"{package.rpartition('/')[2]}-LICENSE.txt"


def credits_text(node_modules: Path) -> str:
    """Say for each package its version, its licence, and the copyright line its licence opens with."""
    lines = ["Fonts that Kith carries, unchanged, each under its own licence.", ""]
    for package in FILES:
        manifest = json.loads((node_modules / package / "package.json").read_text())
        copyright_line = (node_modules / package / "LICENSE").read_text().splitlines()[0]
        lines += [f"{package} {manifest['version']}", f"  {manifest['license']}, see {licence_name(package)}"]
        lines += [f"  {copyright_line}", ""]
    return "\n".join(lines)


def credits_written(locked: dict[str, str]) -> bool:
    credits_file = VENDOR / "CREDITS.txt"
    text = credits_file.read_text() if credits_file.exists() else ""
    return all(f"{package} {locked[package]}\n" in text for package in FILES)
