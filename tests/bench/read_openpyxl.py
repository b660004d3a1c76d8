# SPDX-License-Identifier: MPL-2.0
"""The peer: read_openpyxl.py FILE SECONDS prints the files a second of processor time that openpyxl reads, every value."""
import sys
import time

import openpyxl

path, seconds = sys.argv[1], float(sys.argv[2])
done, begin = 0, time.process_time()
while time.process_time() - begin < seconds:
    book = openpyxl.load_workbook(path, data_only=True)
    sum(1 for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None)
    done += 1
print("%.1f" % (done / (time.process_time() - begin)))
