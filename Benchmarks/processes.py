"""Processor times of whole processes, and the floor that reading YAML has: libyaml alone."""

import pathlib
import resource
import subprocess
import sys

SAMPLE = pathlib.Path(__file__).resolve().parents[1]

EVENTS = """
import sys, yaml
for name in sys.argv[1:]:
  with open(name, 'rb') as file:
    for event in yaml.parse(file, Loader=yaml.CSafeLoader): pass
"""


def events(files):
    """The command that parses YAML files into events by PyYAML's loader in C."""
    return [sys.executable, "-c", EVENTS] + files


def seconds(command):
    """The processor time of a command, with what the system spends on it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(command, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if run.returncode:
        sys.exit(run.stdout + run.stderr)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
