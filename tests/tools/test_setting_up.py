"""Setting a machine up: what is made again, what is left standing, and what is said when something is missing."""

import json
import os
import shutil
from pathlib import Path

import fonts
import machine
import prepare
import pytest
from machine import Missing

PACKAGES = tuple(fonts.FILES)


@pytest.fixture
def requirements(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "requirements"
    shutil.copytree(prepare.REQUIREMENTS, folder)
    monkeypatch.setattr(prepare, "REQUIREMENTS", folder)
    return folder


@pytest.fixture
def node_modules(tmp_path: Path) -> Path:
    """Lay out packages as npm does, with files too small to be fonts."""
    for package, names in fonts.FILES.items():
        folder = tmp_path / "node_modules" / package
        (folder / "files").mkdir(parents=True)
        for name in names:
            (folder / "files" / name).write_bytes(b"a font")
        (folder / "LICENSE").write_text(f"Copyright 2020 The makers of {package}\n\nThe licence.")
        (folder / "package.json").write_text(json.dumps({"version": "5.3.0", "license": "OFL-1.1"}))
    return tmp_path / "node_modules"


def test_a_changed_pin_asks_for_a_new_environment(requirements: Path) -> None:
    before = prepare.made_from("run")

    (requirements / "run.txt").write_text("django==5.2.20\n")

    assert prepare.made_from("run") != before


def test_a_pin_of_the_tests_leaves_the_demo_alone(requirements: Path) -> None:
    before = prepare.made_from("run")

    (requirements / "dev.txt").write_text("pytest==9.9.9\n")

    assert prepare.made_from("run") == before


def test_a_checkout_that_moved_asks_for_a_new_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = prepare.made_from("run")
    shutil.copy(prepare.ROOT / "pyproject.toml", tmp_path)

    monkeypatch.setattr(prepare, "ROOT", tmp_path)

    assert prepare.made_from("run") != before


def test_without_rights_a_missing_package_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    with pytest.raises(Missing, match=r"^postgresql is not installed \(as root: apt-get install postgresql\)$"):
        machine.install("postgresql")


def test_each_font_comes_with_its_licence_and_its_makers(node_modules: Path, tmp_path: Path) -> None:
    fonts.unpack(node_modules, tmp_path / "vendor")

    unpacked = {file.name for file in (tmp_path / "vendor").iterdir()}
    credited = (tmp_path / "vendor" / "CREDITS.txt").read_text()
    assert unpacked >= {name for names in fonts.FILES.values() for name in names}
    assert all(fonts.licence_name(package) in unpacked for package in PACKAGES)
    assert all(f"The makers of {package}" in credited for package in PACKAGES)


def test_unpacking_again_leaves_nothing_old(node_modules: Path, tmp_path: Path) -> None:
    vendor = tmp_path / "vendor"
    vendor.mkdir()
    (vendor / "a-font-we-no-longer-use.woff2").write_bytes(b"old")

    fonts.unpack(node_modules, vendor)

    assert not (vendor / "a-font-we-no-longer-use.woff2").exists()


def test_missing_fonts_are_said_and_the_demo_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(fonts, "prepare", refuse)

    prepare.prepare_fonts("run")

    assert capsys.readouterr().out == "Pages use this system's fonts: npm is not installed.\n"


def test_missing_fonts_fail_where_nobody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(fonts, "prepare", refuse)

    with pytest.raises(SystemExit, match="npm is not installed"):
        prepare.prepare_fonts("run")


def refuse(*, with_test_tools: bool) -> None:
    raise Missing("npm is not installed")
