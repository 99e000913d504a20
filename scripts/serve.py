"""Set everything up, then serve the book: `python3 scripts/serve.py`, and open http://127.0.0.1:8000."""

from __future__ import annotations

import argparse
import socket
import sys

from environment import run_in_environment

HOST = "127.0.0.1"


def main() -> None:
    """Serve the book on this machine, and rebuild a page whenever its file changes."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--port", type=_port, default=8000, metavar="N")
    port = parser.parse_args().port
    if not is_free(port):
        sys.exit(f"Port {port} is taken by another program: choose another one with `--port N`.")
    run_in_environment("-m", "mkdocs", "serve", "--dev-addr", f"{HOST}:{port}")


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError("give a number from 1 to 65535")
    return int(text)


def is_free(port: int) -> bool:
    """Try whether a server could listen on `port`."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


if __name__ == "__main__":
    main()
