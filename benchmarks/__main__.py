"""`python -m benchmarks [NAME…]`: measure and report; exit code 1 if a target is missed.

Every figure is a ratio to a peer or a floor measured in the same run, or is reported beside one, because machines
differ and are shared. Names: assessment, uncertainty, invest, briefs, slider, map_recolor, region_switch, first_page,
pages, throughput.

Only when named, for they serve the app for minutes and kill what serves it: load, faults.
"""

import argparse
import sys
from importlib import import_module

NAMES = ("assessment", "uncertainty", "invest", "briefs", "slider", "map_recolor", "region_switch", "first_page",
         "pages", "throughput")  # fmt: skip
APART = ("load", "faults")


def main() -> int:
    """Run the chosen benchmarks, print a line for each figure, and say whether all targets are met."""
    parser = argparse.ArgumentParser("python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", choices=(*NAMES, *APART, []), metavar="NAME", help="all by default")
    met = True
    for name in parser.parse_args().names or NAMES:
        for result in import_module(f"benchmarks.{name}").measure():
            print(result.line(), flush=True)
            met &= result.met
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
