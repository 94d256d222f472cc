// Compares the schedule "china" of processes/calendars with the package chinese-days, day by day for every year that a file says.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../processes/calendars');
const official = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json');
const faults = [];
let years = 0;

const files = readdirSync(folder).filter(name => name.endsWith('.holidays.yaml'))
  .map(file => ({ file, schedule: parse(readFileSync(join(folder, file), 'utf8'), { schema: 'failsafe' }) }))
  .filter(({ schedule }) => schedule.schedule === 'china');
// of all files together: the file of a year may name the last days of the one before
const free = new Set(files.flatMap(({ schedule }) => [...days(schedule.holidays)]));
const worked = new Set(files.flatMap(({ schedule }) => [...days(schedule.extraWorkingDays)]));

for (const { file, schedule } of files) {
  const [first, last = first] = schedule.years.split(/\s*-\s*/).map(Number);
  for (let year = first; year <= last; year++, years++) {
    compare(file, year, 'a holiday', free, official.holidays);
    compare(file, year, 'a working day', worked, official.workdays);
  }
}
faults.forEach(text => console.error(`FAULT ${text}`));
console.log(`${years} years of China's holidays, ${faults.length} faults`);
process.exit(faults.length || !years ? 1 : 0);

// Every day of lines such as "2026-05-01: name" and "2026-05-01 to 2026-05-05: name".
function days(lines) {
  const all = new Set();
  for (const line of Object.keys(lines || {})) {
    const [from, to = from] = line.split(/\s+to\s+/);
    for (let day = new Date(from); day <= new Date(to); day.setUTCDate(day.getUTCDate() + 1)) {
      all.add(day.toISOString().slice(0, 10));
    }
  }
  return all;
}

function compare(file, year, what, ours, theirs) {
  const known = Object.keys(theirs).filter(day => day.startsWith(`${year}-`));
  if (!known.length) {
    faults.push(`${file}: chinese-days does not know ${year}; take a newer version of it`);
    return;
  }
  known.filter(day => !ours.has(day)).forEach(day => faults.push(`${file}: ${day} is ${what} (${theirs[day]})`));
  [...ours].filter(day => day.startsWith(`${year}-`) && !(day in theirs)).forEach(day => faults.push(`${file}: ${day} is not ${what}`));
}
