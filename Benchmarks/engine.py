#!/usr/bin/env python3
"""How fast the template engine is beside Jinja2 and minijinja, all in one run, as ratios.

    make bench                 all of it
    Benchmarks/engine.py NAME  one input

The machine's speed cancels out of a ratio as long as both sides were measured at about the same time, so the engines take
turns. Times are processor times. Before anything is timed, all three must have written the same text.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import jinja2
import minijinja

OURS = Path(__file__).parent.parent / ".build/release/dossier-benchmarks"
ROUNDS = 5
SIZES = [1, 2, 4, 8, 16, 32, 64]

CLAUSE = """## {{ stage.title }}

{% if stage.price is defined %}
We do this for {{ client.name }} by {{ stage.until }}, and it costs {{ stage.price }} {{ currency|upper }}. What is not
named here is extra work: you ask, we quote, and nothing begins before your yes.
{% else %}
This stage is paid by the hour, {{ rate }} {{ currency|upper }} each, and you receive a list of the hours every month.
{% endif %}

{% for item in stage.delivers %}
- {{ loop.index }}. {{ item.title|trim }}{% if item.form %} ({{ item.form }}){% endif %}{% if not loop.last %};{% else %}.{% endif %}

{% else %}
- Nothing is delivered in this stage.
{% endfor %}

{{ practice.name }} answers questions about it within {{ days }} working days. {{ client.name }} names somebody who
decides, and tells {{ practice.name }} by mail when that changes. Neither of the two is bound by what was said and not
written down. Where a day named here is a holiday, the next working day counts.

"""


def data(stages=1, rows=0):
    return {
        "client": {"name": "Harbour House"},
        "practice": {"name": "North Quay Studio"},
        "currency": "gbp",
        "rate": 85,
        "days": 2,
        "stages": [
            {"title": f"Stage {i}", "price": 1000 + i, "until": "16 March 2026",
             "delivers": [{"title": f"Result {i}.{j}", "form": "PDF" if j % 2 else ""} for j in range(3)]}
            for i in range(stages)
        ],
        "rows": [{"name": f"Row {i}", "amount": i * 7, "unit": "hours"} for i in range(rows)],
    }


def contract(size):
    """About `size` bytes of clauses written out, each with its own prints, branches and a loop."""
    count = max(1, round(size / len(CLAUSE)))
    text = "".join("{% set stage = stages[" + str(i % 8) + "] %}\n" + CLAUSE for i in range(count))
    return text, data(stages=8)


def table(rows):
    text = "{% for row in rows %}| {{ row.name }} | {{ row.amount }} | {{ row.unit|upper }} |\n{% endfor %}"
    return text, data(rows=rows)


def plain(size):
    line = "Neither of the two is bound by what was said and not written down: a mail is enough.\n"
    return line * (size // len(line)), {}


def prints(count):
    return "{{ 1 }}" * count, {}


# name, mode, input of a given size, the size measured
INPUTS = {
    "contract of 480 KB": ("compile", contract, 480_000),
    "table of 20 000 rows": ("compile", table, 20_000),
    "10 MB of plain text": ("compile", plain, 10_000_000),
    "100 000 × {{ 1 }}": ("compile", prints, 100_000),
    "contract of 18 KB, compiled": ("render", contract, 18_000),
}


class Files:
    """An input on the disk, for our side to read."""

    def __init__(self, folder, text, values):
        self.template, self.data = Path(folder) / "template", Path(folder) / "data.json"
        self.template.write_text(text)
        self.data.write_text(json.dumps(values))
        self.bytes = self.template.stat().st_size + self.data.stat().st_size

    def run(self, mode, runs):
        command = [OURS, mode, self.template, self.data, str(runs)]
        return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout

    def times(self, mode, runs):
        return [int(line) / 1e9 for line in self.run(mode, runs).split()[:-1]]


def jinja2_run(text, values, compiled):
    def make():
        return jinja2.Environment(keep_trailing_newline=True, undefined=jinja2.StrictUndefined).from_string(text)

    template = make() if compiled else None
    return lambda: (template or make()).render(values)


def minijinja_run(text, values, compiled):
    environment = minijinja.Environment(templates={"t": text}, keep_trailing_newline=True, undefined_behavior="strict")
    if compiled:
        return lambda: environment.render_template("t", **values)
    return lambda: environment.render_str(text, **values)


def times(run, runs):
    result = []
    for _ in range(runs):
        start = time.process_time()
        run()
        result.append(time.process_time() - start)
    return result


def repetitions(seconds):
    """So many runs that a round takes some tenths of a second."""
    return max(1, min(200, round(0.2 / max(seconds, 1e-6))))


def compare(name, folder):
    mode, make, size = INPUTS[name]
    text, values = make(size)
    files = Files(folder, text, values)
    others = [jinja2_run(text, values, mode == "render"), minijinja_run(text, values, mode == "render")]
    written = files.run(mode, 0)
    for other in others:
        if other() != written:
            sys.exit(f"{name}: the engines differ")
    sides = [lambda n: files.times(mode, n), *(lambda n, run=run: times(run, n) for run in others)]
    counts = [repetitions(min(side(2))) for side in sides]
    rounds = [[statistics.median(side(count)) for side, count in zip(sides, counts)] for _ in range(ROUNDS)]
    ours, jinja, mini = (statistics.median(r[i] for r in rounds) for i in range(3))
    ratios = [statistics.median(r[0] / r[i] for r in rounds) for i in (1, 2)]
    print(f"| {name} | {ours * 1e3:.2f} | {jinja * 1e3:.2f} | {mini * 1e3:.2f} | {ratios[0]:.2f} | {ratios[1]:.2f} |",
          flush=True)


def grow(name, folder):
    """Time per byte at each size, as a multiple of the smallest's."""
    mode, make, size = INPUTS[name]
    base = size // 64 if size >= 64_000 else size // 8
    per_unit = []
    for factor in SIZES:
        text, values = make(base * factor)
        files = Files(folder, text, values)
        runs = repetitions(min(files.times(mode, 20)))
        per_unit.append(statistics.median(files.times(mode, runs)) / factor)
    row = " | ".join(f"{value / per_unit[0]:.2f}" for value in per_unit)
    print(f"| {name} | {row} |", flush=True)


def memory(name, folder):
    mode, make, size = INPUTS[name]

    def peak(files):
        return int(files.run(mode, 1).split()[-1])

    # What the process, its libraries and the tables of the engine take, whatever the size of the input.
    floor = peak(Files(folder, *contract(len(CLAUSE))))
    text, values = make(size)
    files = Files(folder, text, values)
    total = files.bytes + len(files.run(mode, 0).encode())
    print(f"| {name} | {total / 1e6:.2f} | {(peak(files) - floor) / total:.2f} |", flush=True)


def main():
    names = [name for name in INPUTS if not sys.argv[1:] or any(word in name for word in sys.argv[1:])]
    if not names:
        sys.exit("the inputs are " + ", ".join(INPUTS))
    with tempfile.TemporaryDirectory() as folder:
        print("Milliseconds of processor time, and ours divided by theirs:\n")
        print("| input | ours | Jinja2 | minijinja | / Jinja2 | / minijinja |\n|---|---:|---:|---:|---:|---:|")
        for name in names:
            compare(name, folder)
        print("\nTime per size, as a multiple of the smallest's, from 1 to 64 times the size:\n")
        print("| input | " + " | ".join(f"×{size}" for size in SIZES) + " |\n|---|" + "---:|" * len(SIZES))
        for name in names:
            grow(name, folder)
        print("\nMegabytes of input and output, and peak memory above the floor divided by them:\n")
        print("| input | MB | memory |\n|---|---:|---:|")
        for name in names:
            memory(name, folder)


if __name__ == "__main__":
    main()
