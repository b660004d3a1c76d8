// SPDX-License-Identifier: MPL-2.0
// The peers in JavaScript: read_node.js LIBRARY FILE SECONDS prints the files a second of processor time that SheetJS
// ("xlsx") or exceljs reads.
const [library, path, seconds] = [process.argv[2], process.argv[3], Number(process.argv[4])];
const reader = require(library);
const used = () => { const cpu = process.cpuUsage(); return (cpu.user + cpu.system) / 1e6; };
const read = library === 'xlsx' ? async () => reader.readFile(path)
                                : async () => { await new reader.Workbook().xlsx.readFile(path); };
(async () => {
  let done = 0;
  const begin = used();
  while (used() - begin < seconds) { await read(); done += 1; }
  console.log((done / (used() - begin)).toFixed(1));
})();
