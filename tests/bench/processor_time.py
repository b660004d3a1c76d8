# SPDX-License-Identifier: MPL-2.0
"""processor_time.py COUNT COMMAND...: files a second of processor time, where the command reads COUNT of them."""
import resource
import subprocess
import sys

count, command = int(sys.argv[1]), sys.argv[2:]
ended = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
seconds = used.ru_utime + used.ru_stime
print("%.2f" % (count / seconds if ended.returncode == 0 and seconds > 0 else 0))
