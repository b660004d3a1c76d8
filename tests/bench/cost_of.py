# SPDX-License-Identifier: MPL-2.0
"""cost_of.py RUNS COMMAND...: seconds of processor time of the run that took least, and the peak in MB of the largest
of its processes. The command may end with any status that is no signal's."""
import os
import subprocess
import sys

runs, command = int(sys.argv[1]), sys.argv[2:]
seconds, peak = [], 0
for _ in range(runs):
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if not os.WIFEXITED(status):
        sys.exit("cost_of.py: the command was ended by a signal")
    seconds.append(used.ru_utime + used.ru_stime)
    peak = max(peak, used.ru_maxrss)
print("%.4f %.1f" % (min(seconds), peak / 1024))
