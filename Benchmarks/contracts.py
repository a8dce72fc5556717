#!/usr/bin/env python3
"""How long it takes to merge or read a contract, to run every pass over it and to ask every rule, beside libcmark alone.

    make bench                    all of it
    Benchmarks/contracts.py NAME  one input

The floor is what libcmark takes to parse the same text and to write its HTML, measured in the same run by the same
program, both taking turns: a machine's speed cancels out of the ratio. Times are processor times.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
OURS = ROOT / ".build/release/dossier-benchmarks"
ROUNDS = 5
SIZE = 300_000
SIZES = [1, 4, 16]

ENGLISH = """
## Stage {n} of the work {{: #c{n} }}

**Result {n}** means what the stage delivers (the "Outcome {n}"), and each Result {n} is paid as [@c{first}] says, within
{days} days.

1. We do this for the client by 16 March 2026, and it costs 1,000 euros. What is not named here is extra work: you ask,
   we quote, and nothing begins before your yes.
2. This stage is paid by the hour, 85 GBP each, and you receive a list of the hours (with the Outcome {n}) every month:
   1. the first as [@{reference}] says;
   2. the second, (a) in part; {second} in whole.

| Part | Price |
|---|---:|
| First | 300.00 |
| Second | 700.00 |
| Total | {total} |

Neither of the two is bound by what was said and not written down. Where a day named here is a holiday, the next working
day counts, from 1 May 2026 to 30 April {year}. You pay in two instalments, 50 % now and {share} % at the end.
"""

GREEK = """
## Στάδιο {n} της εργασίας {{: #c{n} }}

**Παραδοτέο {n}** σημαίνει ό,τι παραδίδει το στάδιο (το «Αποτέλεσμα {n}»), και κάθε Παραδοτέο {n} πληρώνεται όπως λέει
το [@c{first}], μέσα σε δέκα (10) ημέρες.

1. Το κάνουμε για τον πελάτη έως τις 16 Μαρτίου 2026, και κοστίζει 1.000 ευρώ. Ό,τι δεν ονομάζεται εδώ είναι πρόσθετη
   εργασία: ζητάτε, κάνουμε προσφορά, και τίποτα δεν αρχίζει πριν από το ναι σας.
2. Το στάδιο πληρώνεται με την ώρα, 85 € η καθεμία, και παίρνετε κατάλογο των ωρών (με το Αποτέλεσμα {n}) κάθε μήνα:
   1. τον πρώτο όπως λέει το [@c{first}:title]·
   2. τον δεύτερο, (α) εν μέρει· (β) ολόκληρο.

| Μέρος | Τιμή |
|---|---:|
| Πρώτο | 300,00 |
| Δεύτερο | 700,00 |
| Σύνολο | 1.000,00 |

Κανείς δεν δεσμεύεται από όσα ειπώθηκαν και δεν γράφτηκαν. Όπου μια ημέρα είναι αργία, μετράει η επόμενη εργάσιμη, από 1
Μαΐου 2026 έως 30 Απριλίου 2027.
"""

RIGHT = {"days": "ten (10)", "reference": "c{first}:title", "second": "(b)", "total": "1,000.00", "year": "2027",
         "share": "50"}
# Six findings in every clause, besides a term that nobody uses.
WRONG = {"days": "ten (15)", "reference": "x{n}", "second": "(c)", "total": "1,100.00", "year": "2025", "share": "60"}

# What a template leaves to the data, six values and a condition in every clause.
DATA = {"client": {"name": "Harbor Pine"}, "price": "1,000 euros", "rate": "85 GBP", "starts": "16 March 2026",
        "first": "300.00", "second": "700.00", "quotes": True}
TEMPLATE = (ENGLISH.replace("the client by 16 March 2026", "{{{{ client.name }}}} by {{{{ starts }}}}")
            .replace("1,000 euros", "{{{{ price }}}}").replace("85 GBP", "{{{{ rate }}}}")
            .replace("300.00", "{{{{ first }}}}").replace("700.00", "{{{{ second }}}}")
            .replace("we quote,", "{{% if quotes %}}we quote,{{% endif %}}"))

# name, the language, a clause, what stands in it, the data if it is a template
INPUTS = {
    "contract merged from a template": ("en", TEMPLATE, RIGHT, DATA),
    "contract": ("en", ENGLISH, RIGHT, None),
    "contract with six mistakes a clause": ("en", ENGLISH, WRONG, None),
    "contract in Greek": ("el", GREEK, {}, None),
}


def contract(size, language, clause, values, _=None):
    """About `size` bytes."""
    parts, length, n = [f"---\nlang: {language}\nnumbering: us\n---\n# Master agreement\n"], 0, 0
    while length < size:
        n += 1
        own = {key: value.format(n=n, first=max(1, n // 2)) for key, value in values.items()}
        part = clause.format(n=n, first=max(1, n // 2), **own)
        length += len(part.encode())
        parts.append(part)
    return "".join(parts)


def run(mode, file, runs):
    """The lines of a run, and of a template the data beside it."""
    data = file.with_suffix(".json")
    command = [OURS, mode, file, ROOT, str(runs)] + ([data] if mode == "contract" else [])
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.split()


def times(mode, file, runs):
    return statistics.median(int(line) / 1e6 for line in run(mode, file, runs)[:-1])


def write(folder, size, name):
    """The input as a file, and how it is read."""
    file, data = Path(folder) / "contract.md", INPUTS[name][-1]
    file.write_text(contract(size, *INPUTS[name]))
    file.with_suffix(".json").write_text(json.dumps(data))
    return file, "contract" if data else "check"


def compare(name, folder):
    file, mode = write(folder, SIZE, name)
    found = run(mode, file, 0)[0]
    rounds = [(times(mode, file, 10), times("html", file, 40)) for _ in range(ROUNDS)]
    ours, floor = (statistics.median(side) for side in zip(*rounds))
    ratio = statistics.median(ours / floor for ours, floor in rounds)
    print(f"| {name} | {int(found)} | {ours:.1f} | {floor:.2f} | {ratio:.1f} |", flush=True)


def grow(name, folder):
    """Time per byte at each size, as a multiple of the smallest's."""
    per_byte = []
    for factor in SIZES:
        file, mode = write(folder, SIZE // 4 * factor, name)
        per_byte.append(times(mode, file, max(3, 24 // factor)) / file.stat().st_size)
    row = " | ".join(f"{value / per_byte[0]:.2f}" for value in per_byte)
    print(f"| {name} | {row} |", flush=True)


def main():
    names = [name for name in INPUTS if not sys.argv[1:] or name in sys.argv[1:]]
    if not names:
        sys.exit("the inputs are " + ", ".join(INPUTS))
    with tempfile.TemporaryDirectory() as folder:
        print(f"Milliseconds of processor time for {SIZE // 1000} KB, libcmark's for the same text, and one by the other:\n")
        print("| input | findings | check | libcmark | ratio |\n|---|---:|---:|---:|---:|")
        for name in names:
            compare(name, folder)
        print("\nTime per byte, as a multiple of the smallest's:\n")
        print("| input | " + " | ".join(f"{SIZE // 4 * size // 1000} KB" for size in SIZES) + " |\n|---|"
              + "---:|" * len(SIZES))
        for name in names:
            grow(name, folder)


if __name__ == "__main__":
    main()
