"""Build the wheel of `mfml` from the working tree, for the reader's browser."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path

from wheel_sources import AssetError, write_whole

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache" / "mfml"
_METADATA = ("pyproject.toml", "README.md", "LICENSE")


def build_mfml_wheel() -> Path:
    """Return the wheel, in a folder named by its content; built again only when its sources have changed."""
    note = CACHE / f"{_hash_of_sources()}.txt"
    if note.exists():
        wheel = CACHE / note.read_text(encoding="utf-8")
        if wheel.exists():
            return wheel
    name, content = _build()
    wheel = CACHE / hashlib.sha256(content).hexdigest()[:16] / name
    write_whole(wheel, content)
    write_whole(note, wheel.relative_to(CACHE).as_posix().encode())
    return wheel


def _hash_of_sources() -> str:
    """Hash the names and contents of all that goes into the wheel."""
    files = [ROOT / name for name in _METADATA]
    files += [
        path for path in (ROOT / "mfml").rglob("*") if path.is_file() and "__pycache__" not in path.parts
    ]
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes() if path.exists() else b"").digest())
    return digest.hexdigest()[:16]


def _build() -> tuple[str, bytes]:
    """Run hatchling, which writes the same bytes for the same sources."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
        answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if answer.returncode != 0:
            reason = (answer.stderr.strip().splitlines() or ["no message"])[-1]
            raise AssetError(
                f"The wheel of mfml cannot be built ({reason}): mend mfml/ or pyproject.toml and start again."
            )
        wheel = next(Path(folder).glob("*.whl"))
        return wheel.name, wheel.read_bytes()
