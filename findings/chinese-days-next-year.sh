#!/usr/bin/env bash
# chinese-days 1.5.7: holidays and make-up workdays of China, with the lunar calendar.
# Expected: for a year whose official notice it does not have (its data is of 2004 to 2026) it says so, or at least keeps
#   the fixed holidays and the lunar feasts that it computes itself.
# Seen: it answers by the weekday alone, in the same form as for a year that it knows. New Year's Day 2027 is a workday,
#   and so is 9 June 2027, the day that getLunarFestivals() of the same library names Dragon Boat Festival.
# So: a deadline computed over the end of the data is too early; ask first whether 1 January of the year is a holiday and
#   refuse the year if not.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TZ=Asia/Shanghai
npm install --silent --no-audit --no-fund --prefix . chinese-days@1.5.7
cat > days.mjs <<'JS'
import days from 'chinese-days';
for (const date of ['2003-01-01', '2026-01-01', '2027-01-01', '2026-06-19', '2027-06-09']) {
  const feasts = days.getLunarFestivals(date).flatMap((feast) => feast.name).join(' ');
  console.log(`${date} workday: ${days.isWorkday(date)} name: ${days.getDayDetail(date).name} lunar: ${feasts || '-'}`);
}
console.log('first workday after 31 December 2026:', days.findWorkday(1, '2026-12-31'));
JS
{ echo "chinese-days $(node -p 'require("./node_modules/chinese-days/package.json").version')"; node days.mjs; } | tee seen
diff - seen <<'EXPECTED'
chinese-days 1.5.7
2003-01-01 workday: true name: Wednesday lunar: -
2026-01-01 workday: false name: New Year's Day,元旦,1 lunar: -
2027-01-01 workday: true name: Friday lunar: -
2026-06-19 workday: false name: Dragon Boat Festival,端午,1 lunar: 端午节
2027-06-09 workday: true name: Wednesday lunar: 端午节
first workday after 31 December 2026: 2027-01-01
EXPECTED
