"""How long `dossier quote` takes from a cold start to the finished page, beside reading the sample's YAML with libyaml alone.

Usage: quote.py DOSSIER [DOSSIER ...] [RUNS]. The sample gets one more request that is due; each run has a folder made
anew, for what is drafted is never drafted again. Figures are processor times of whole processes, the best and the
median of the runs; the programs and the floor take turns, so that a machine's speed cancels out of the ratio.
"""

import pathlib
import shutil
import statistics
import sys
import tempfile

from processes import SAMPLE, events, seconds

ENGAGEMENT = "harbor-pine/2026-website"
REQUEST = """\
- id: R-900
  asked:
    on: 2026-05-05
    by: omar
    via: email
    text: A page for the boats.
  classed:
    on: 2026-05-06
    as: extra
    because: No page of the list is for boats.
  decided:
    on: 2026-05-06
    outcome: proposal
    estimate: 6h
"""


def workspace(folder):
    """A copy of the sample in which an offer is due."""
    shutil.copytree(SAMPLE / "content", folder / "content")
    shutil.copy(SAMPLE / "dossier.yaml", folder)
    with open(folder / "content" / "clients" / ENGAGEMENT / "log" / "requests.yaml", "a") as file:
        file.write(REQUEST)


def offer(dossier):
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch) / "workspace"
        workspace(folder)
        answers = ["--request", "R-900", "--days", "2wd", "--accepted-when", "The page is on the site."]
        return seconds([dossier, "quote", ENGAGEMENT, "-C", str(folder)] + answers)


def main():
    programs = [argument for argument in sys.argv[1:] if not argument.isdigit()]
    runs = next((int(argument) for argument in sys.argv[1:] if argument.isdigit()), 20)
    places = ["content", "templates/packs", "templates/words", "templates/legal"]
    files = sorted(str(file) for place in places for file in (SAMPLE / place).rglob("*.yaml"))
    times = {program: [] for program in programs}
    full, empty, start = [], [], {program: [] for program in programs}
    for _ in range(runs):
        full.append(seconds(events(files)))
        empty.append(seconds(events([])))
        for program in programs:
            times[program].append(offer(program))
            start[program].append(seconds([program, "--version"]))
    floor = min(full) - min(empty)
    print(f"libyaml alone, {len(files)} files: {floor * 1000:.1f} ms\n")
    print("| program | best, ms | median, ms | best / libyaml | its start alone, ms |")
    print("|---|---:|---:|---:|---:|")
    for program in programs:
        best, median = min(times[program]), statistics.median(times[program])
        print(
            f"| {program} | {best * 1000:.1f} | {median * 1000:.1f} | {best / floor:.1f} "
            f"| {min(start[program]) * 1000:.1f} |")


if __name__ == "__main__":
    main()
