# SPDX-License-Identifier: MPL-2.0
"""resident.py PROCESS COUNT...: reads results (JSON Lines) to the end; when COUNT have come, prints what the process
and its children hold: resident memory, and of it what is private, which the pages shared since the fork are not."""
import sys

process, counts = sys.argv[1], sorted(int(count) for count in sys.argv[2:])


def megabytes(pid, field):
    with open("/proc/%s/smaps_rollup" % pid, encoding="ascii") as lines:
        return sum(int(line.split()[1]) for line in lines if line.startswith(field)) / 1024


def sample(count):
    with open("/proc/%s/task/%s/children" % (process, process), encoding="ascii") as children:
        pids = [process] + children.read().split()
    cells = ["%6.1f (%5.1f)" % (megabytes(pid, "Rss"), megabytes(pid, "Private_")) for pid in pids]
    print("  %-12d %s" % (count, "  ".join(cells)))


print("  %-12s %s" % ("after files", "parent (private)  each worker (private)"))
done = 0
for line in sys.stdin.buffer:
    done += 1
    if b'"verdict":"unreadable"' in line:
        sys.exit("resident.py: a workbook could not be read: %r" % line[:300])
    if counts and done == counts[0]:
        sample(counts.pop(0))
