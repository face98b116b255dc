"""Do the hashed locks still say what pyproject.toml asks for, and name no package host? Works offline."""

import re
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
ENTRY = re.compile(r"^([a-z0-9.-]+)==([^ \\]+)([^\n]*\\)?\n((?:    .*\n)*)", re.MULTILINE)
ASKED_FOR_HERE = "kafedra (pyproject.toml"


def read_lock(path: Path, requirements: list[str]) -> tuple[dict[str, str], list[str]]:
    """The pinned versions of a lock, and what is wrong with it."""
    text = path.read_text(encoding="utf-8")
    faults = [f"{path.name} names a host: {line.strip()}" for line in text.splitlines() if "://" in line]
    asked = {canonicalize_name(requirement.name): requirement for requirement in map(Requirement, requirements)}
    versions = {}
    for name, version, _marker, notes in ENTRY.findall(text):
        versions[name] = version
        if "--hash=sha256:" not in notes:
            faults.append(f"{path.name}: {name} has no hash")
        if ASKED_FOR_HERE in notes and name not in asked:
            faults.append(f"{path.name} has {name}, which pyproject.toml asks for no longer")
    for name, requirement in asked.items():
        if name not in versions:
            faults.append(f"{path.name} lacks {requirement}")
        elif not requirement.specifier.contains(versions[name], prereleases=True):
            faults.append(f"{path.name} has {name} {versions[name]}, pyproject.toml asks for {requirement}")
    return versions, faults


def main() -> int:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = project["project"]["dependencies"]
    runtime, faults = read_lock(ROOT / "requirements" / "runtime.txt", asked)
    development, more_faults = read_lock(ROOT / "requirements" / "dev.txt", asked + project["dependency-groups"]["dev"])
    faults += more_faults
    faults += [
        f"dev.txt must hold {name} {version} of runtime.txt"
        for name, version in runtime.items()
        if development.get(name) != version
    ]
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        print("The locks are not in step with pyproject.toml: run make lock.", file=sys.stderr)
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
