"""What every commit must keep: locked dependencies with reasons, one version, nothing unfinished, no borrowed words."""

import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPOSITORY = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME = PROJECT["project"]["dependencies"]
DEVELOPMENT = PROJECT["dependency-groups"]["dev"]
SOURCE_SENTENCES = REPOSITORY.parent / "shared" / "tools" / "source-sentences"

# Put together from pieces, so that this file does not hold what it looks for.
UNFINISHED = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|X{3}|Not" r"Implemented" r"Error)\b")
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:wo" r"rk|ro" r"ot|ho" r"me)/\w")
REGISTRIES = re.compile(r"pypi\." r"org|python" r"hosted|registry\." r"npmjs")
LONG_LINE = re.compile(r".{161}")
WRITTEN_ADDRESS = re.compile(r"""\b(?:href|src|action|formaction|data-[a-z-]+)=["']/(?!/)""")
INLINE_CODE = re.compile(r"""<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:""", re.IGNORECASE)


def tracked_files() -> list[Path]:
    """The files of the repository that git knows and that are there."""
    command = ["git", "-c", "safe.directory=*", "-C", str(REPOSITORY), "ls-files", "-z"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [path for name in listed.split("\0") if name and (path := REPOSITORY / name).is_file()]


def lines_with(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    found = []
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if pattern.search(line):
                found.append(f"{path.relative_to(REPOSITORY)}:{number}: {line.strip()[:100]}")
    return found


def locked(file: str) -> dict[str, str]:
    """Name → version of every package a compiled file pins."""
    text = (REPOSITORY / file).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", text, re.MULTILINE))


@pytest.mark.parametrize(
    ("file", "declared"), [("requirements.txt", RUNTIME), ("requirements-dev.txt", RUNTIME + DEVELOPMENT)]
)
def test_compiled_requirements_are_what_pyproject_asks_for(file: str, declared: list[str]) -> None:
    pinned = locked(file)
    for requirement in map(Requirement, declared):
        version = pinned.get(canonicalize_name(requirement.name))
        assert version, f"{requirement.name} is not in {file}: run `make lock`"
        assert requirement.specifier.contains(version, prereleases=True), (
            f"{file} is out of date: run `make lock`"
        )


def test_compiled_requirements_hold_nothing_that_pyproject_dropped() -> None:
    text = (REPOSITORY / "requirements.txt").read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.MULTILINE)[1:]
    direct = {entry.partition("==")[0] for entry in entries if "(pyproject.toml)" in entry}
    assert direct == {canonicalize_name(Requirement(line).name) for line in RUNTIME}


def test_demo_and_tests_run_the_same_versions() -> None:
    development = locked("requirements-dev.txt")
    assert {name: development.get(name) for name in locked("requirements.txt")} == locked("requirements.txt")


def test_every_dependency_has_its_reason_above_it() -> None:
    lines = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    reasonless, reason = [], False
    for line in (line.strip() for line in lines):
        if line.strip('",') in RUNTIME + DEVELOPMENT:
            if not reason:
                reasonless.append(line)
        else:
            reason = line.startswith("# ")
    assert reasonless == []


def test_runtime_dependencies_stay_few() -> None:
    assert len(RUNTIME) <= 25


def test_changelog_begins_with_the_present_version() -> None:
    changelog = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
    first = re.search(r"^## (\S+)", changelog, re.MULTILINE)
    assert first
    assert first[1] == PROJECT["project"]["version"]


def test_citation_file_names_the_present_version() -> None:
    citation = (REPOSITORY / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {PROJECT['project']['version']}\n" in citation


def test_readme_names_the_two_commands() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert "make demo" in readme
    assert "make test" in readme


def test_nothing_is_marked_as_unfinished() -> None:
    assert lines_with(UNFINISHED, tracked_files()) == []


def test_no_file_names_a_path_of_one_machine_or_a_package_registry() -> None:
    assert lines_with(MACHINE_PATHS, tracked_files()) == []
    assert lines_with(REGISTRIES, tracked_files()) == []


def templates() -> list[Path]:
    return [path for path in tracked_files() if path.is_relative_to(REPOSITORY / "templates")]


def test_templates_hold_no_inline_script_or_style() -> None:
    assert templates()
    assert lines_with(INLINE_CODE, templates()) == []


def test_templates_have_no_line_of_more_than_160_characters() -> None:
    assert lines_with(LONG_LINE, templates()) == []


def test_templates_take_addresses_of_the_site_from_its_url_patterns() -> None:
    # The last error page must stand where the patterns themselves are broken.
    able = [path for path in templates() if path != REPOSITORY / "templates" / "errors" / "bare.html"]
    assert lines_with(WRITTEN_ADDRESS, able) == []


def test_relative_links_of_the_documents_lead_somewhere() -> None:
    broken = []
    for path in tracked_files():
        if path.suffix == ".md":
            for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
                if not (path.parent / target).exists():
                    broken.append(f"{path.relative_to(REPOSITORY)} → {target}")
    assert broken == []


def test_every_decision_has_a_number_of_its_own_and_says_it() -> None:
    found = sorted((REPOSITORY / "docs" / "decisions").glob("[0-9]*.md"))
    numbers = [path.name[:4] for path in found]
    assert [number for number in set(numbers) if numbers.count(number) > 1] == []
    wrong = [
        path.name for path in found if not path.read_text("utf-8").startswith(f"# {int(path.name[:4])}. ")
    ]
    assert wrong == []


#: What the documents name and no file is: files that a base may have, and addresses.
NO_FILES = {"fixtures/redirects.yaml", "fixtures/ended.yaml"}
#: Documents of what is today; decisions and the change log speak of their day.
PAST = ("CHANGELOG.md", "docs/decisions/")


def guides() -> list[Path]:
    named = {path.relative_to(REPOSITORY).as_posix(): path for path in tracked_files()}
    return [path for name, path in named.items() if name.endswith(".md") and not name.startswith(PAST)]


def in_backticks(pattern: str) -> set[tuple[str, str]]:
    """What stands alone in backticks in the documents and looks like this, with the document."""
    return {
        (path.relative_to(REPOSITORY).as_posix(), words)
        for path in guides()
        for words in re.findall(r"`([^`\n]+)`", path.read_text(encoding="utf-8"))
        if re.fullmatch(pattern, words)
    }


def test_paths_that_the_documents_name_exist() -> None:
    tops = "|".join(
        re.escape(path.name) for path in REPOSITORY.iterdir() if path.is_dir() and path.name != "var"
    )
    named = in_backticks(rf"(?:{tops})/[\w./*<>-]*")
    assert named
    assert [
        f"{document}: {path}"
        for document, path in sorted(named)
        if path not in NO_FILES and not any(REPOSITORY.glob(re.sub(r"<\w+>", "*", path).rstrip("/")))
    ] == []


def test_files_and_modules_that_the_documents_name_by_their_last_name_exist() -> None:
    files = {path.name for path in tracked_files()}
    named = in_backticks(r"\w+\.(?:py|sql|html|css|js)")
    assert [f"{document}: {name}" for document, name in sorted(named) if name not in files] == []


def test_names_of_the_program_that_the_documents_name_exist() -> None:
    """Functions, classes and constants: what is written with underscores, capitals within, or a module before it."""
    named = in_backticks(
        r"(?:kb(?:\.\w+)+|[a-z]+(?:_[a-z]+)+|[A-Z]+(?:_[A-Z]+)+|(?:[A-Z][a-z]+){2,})(?:\(.*\))?"
    )
    texts = [path for path in tracked_files() if path.suffix not in {".md", ".txt", ".jsonl"}]
    words = {
        word
        for path in texts
        for word in re.findall(r"\w+", f"{path.stem} {path.read_text(encoding='utf-8', errors='replace')}")
    }
    assert [
        f"{document}: {name}"
        for document, name in sorted(named)
        if not set(re.findall(r"\w+", name.partition("(")[0])) <= words
    ] == []


def test_no_run_of_words_is_taken_from_a_source() -> None:
    if not SOURCE_SENTENCES.exists():
        pytest.skip("the sources to compare with are kept outside the repository, in ../shared")
    answer = subprocess.run(
        [sys.executable, SOURCE_SENTENCES, REPOSITORY], capture_output=True, text=True, check=False
    )
    assert answer.returncode in (0, 1), answer.stderr
    assert [hit for hit in answer.stdout.splitlines() if not is_a_name(hit)] == []


def is_a_name(hit: str) -> bool:
    """Whether the place is a title, an address or the id of a record, which may stand."""
    file, line, words = hit.split(":", 2)
    text = (REPOSITORY / file).read_text(encoding="utf-8").splitlines()[int(line) - 1].strip()
    if file.startswith("tests/recognising/gold/"):
        return text.startswith('{"file"') or len(set(words.split()) - words_of_titles()) <= OTHER_WORDS
    return text.startswith(("title:", "- title:", "- url:", "url:"))


#: Words beside those of titles that a gold line may repeat in a row; more of them may be a sentence.
OTHER_WORDS = 6


@cache
def words_of_titles() -> set[str]:
    """The words of the titles and names of the law that ships, in all languages."""
    files = (REPOSITORY / "fixtures" / "law").glob("*.yaml")
    entries = [entry for file in files for entry in yaml.safe_load(file.read_text(encoding="utf-8"))]
    names = [
        str(entry.get(key, "")) for entry in entries for key in ("title", "short_title", "titles", "aliases")
    ]
    return {word for name in names for word in re.findall(r"[^\W_]+", name.casefold())}
