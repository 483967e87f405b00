"""Start, stop, ask after or forget the project's own PostgreSQL from the command line."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from kb.embedded_postgres import PostgresUnavailable, ensure_running, forget, status, stop


def main(arguments: list[str]) -> int:
    """Do one verb from the command line: `python -m kb.embedded_postgres {start,stop,status,forget} [--var DIR]`."""
    default = Path(os.environ.get("KB_VAR") or Path(__file__).resolve().parents[2] / "var")
    parser = argparse.ArgumentParser(prog="python -m kb.embedded_postgres", description=main.__doc__)
    parser.add_argument("verb", choices=["start", "stop", "status", "forget"])
    parser.add_argument("--var", type=Path, default=default)
    options = parser.parse_args(arguments)
    verbs: dict[str, Callable[[Path], object]] = {"start": ensure_running, "stop": stop, "forget": forget}
    try:
        if options.verb in verbs:
            verbs[options.verb](options.var)
        print(status(options.var))
    except PostgresUnavailable as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
