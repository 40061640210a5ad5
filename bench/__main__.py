"""`python -m bench NAME` runs one measurement; with no name, it lists them."""

import runpy
import sys
from pathlib import Path

KNOWN = {file.stem for file in Path(__file__).parent.glob("[a-z]*.py")}

if not KNOWN.intersection(sys.argv[1:2]):
    sys.exit(f"python -m bench NAME, where NAME is one of: {', '.join(sorted(KNOWN))}")
name = sys.argv.pop(1)
runpy.run_module(f"bench.{name}", run_name="__main__")
