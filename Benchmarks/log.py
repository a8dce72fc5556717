"""How long a log takes to be read and checked, as a multiple of reading the same YAML with libyaml alone.

Usage: log.py DOSSIER [RUNS]. The sample's engagement gets a log of as many steps as the sizes below say, `dossier check`
looks at all of it, its pages included, and PyYAML's loader in C parses the same files into events. Figures are processor
times of whole processes, the best of the runs, less what an empty log takes on either side; both take turns.
"""

import datetime
import pathlib
import shutil
import sys
import tempfile

from processes import SAMPLE, events, seconds

SIZES = [1250, 5000, 20000, 40000]
ENGAGEMENT = "harbor-pine/2026-website"
FIRST, LAST = datetime.date(2026, 3, 9), datetime.date(2026, 5, 6)


def working_days():
    days = [FIRST + datetime.timedelta(n) for n in range((LAST - FIRST).days + 1)]
    return [day for day in days if day.weekday() < 5]


def log_of(steps):
    """The records of as many steps, by file: of each twelve, four of a request, two of a question and an action, and
    four of hours. Of these groups every eightieth has a call besides: a call has a page of its own."""
    files = {"requests": [], "questions": [], "actions": [], "calls": [], "hours": []}
    days = working_days()
    count = steps // 12
    for index in range(count):
        day = days[index * len(days) // count]
        files["requests"].append(f"""\
- id: R-{index + 100}
  asked:
    on: {day}
    by: jane
    via: email
    text: Could the line about the {index}th ferry stand above the map?
  classed:
    on: {day}
    as: included
    because: The page list names how to get here.
  decided:
    on: {day}
    outcome: included
  done:
    on: {day}
    actual: 5m
""")
        files["questions"].append(f"""\
- id: Q-{index + 100}
  asked:
    on: {day}
    by: jane
    via: email
    text: Where do I find the {index}th picture?
  answered:
    on: {day}
    by: maria
    text: In the folder of the room, under the number on its door.
""")
        files["actions"].append(f"""\
- id: A-{index + 100}
  given:
    on: {day}
    who: nikos
    what: Try the form with the {index}th name of the list
  done:
    on: {day}
    by: nikos
""")
        if index % 80 == 0:
            files["calls"].append(f"""\
- id: call-{index + 100}
  held:
    on: {day}
    start: 10:00
    minutes: 12
    started_by: us
    via: phone
    with: [maria, jane]
    about: the {index}th room
  sent:
    on: {day}
    to: [jane]
    via: email
""")
        for part in range(4):
            files["hours"].append(f"""\
- id: H-{index}-{part}
  worked:
    on: {day}
    by: {["maria", "nikos"][part % 2]}
    stage: build
    time: 1m
    what: page {index}, part {part}
""")
    return {kind: "".join(records) for kind, records in files.items()}


def workspace(folder, steps):
    """A copy of the sample with one engagement, whose log goes on with as many steps."""
    shutil.copytree(SAMPLE / "content", folder / "content")
    shutil.copy(SAMPLE / "dossier.yaml", folder)
    for client in (folder / "content" / "clients").iterdir():
        if client.name != ENGAGEMENT.split("/")[0]:
            shutil.rmtree(client)
    shutil.rmtree(folder / "content" / "sites")
    # The numbers of the others are of papers that are not there.
    (folder / "content" / "numbers.yaml").unlink()
    log = folder / "content" / "clients" / ENGAGEMENT / "log"
    for kind, records in log_of(steps).items():
        with open(log / f"{kind}.yaml", "a") as file:
            file.write(records)
    return sorted(str(file) for file in log.glob("*.yaml"))


def main():
    dossier, runs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory() as scratch:
        folders = {steps: pathlib.Path(scratch) / str(steps) for steps in [0] + SIZES}
        files = {steps: workspace(folder, steps) for steps, folder in folders.items()}
        best = {}
        for _ in range(runs):
            for steps in folders:
                ours = seconds([dossier, "check", "-C", str(folders[steps])])
                floor = seconds(events(files[steps]))
                before = best.get(steps, (ours, floor))
                best[steps] = (min(before[0], ours), min(before[1], floor))
        print("| steps | KB | ours, s | with an empty log, s | libyaml, s | ours / libyaml | a step, as a multiple |")
        print("|---:|---:|---:|---:|---:|---:|---:|")
        first = None
        for steps in SIZES:
            size = sum(pathlib.Path(name).stat().st_size for name in files[steps])
            ours, floor = (of - empty for of, empty in zip(best[steps], best[0]))
            first = first or ours / steps
            print(
                f"| {steps} | {size / 1000:.0f} | {best[steps][0]:.2f} | {best[0][0]:.2f} | {floor:.2f} "
                f"| {ours / floor:.2f} | {ours / steps / first:.2f} |")


if __name__ == "__main__":
    main()
