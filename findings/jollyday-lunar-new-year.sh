#!/usr/bin/env bash
# jollyday 2.19.0, with the dates of ICU4J 77.1 beside it.
# Expected: a country that the library knows has its main holiday; isHoliday(date) is true when offices are closed.
# Seen: Hong Kong, Singapore and Vietnam come without Lunar New Year, though Singapore has the end of Ramadan, which
#   moves by the moon as well; nothing says that the list is not whole. Japan's Emperor's Birthday is still on
#   23 December (23 February since 2020). isHoliday(date) also counts observances: Christmas Eve in Austria.
# So: check a country's list for a year against its official one before deadlines are computed from it, and ask for
#   HolidayType.PUBLIC_HOLIDAY only.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat > pom.xml <<'XML'
<project><modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
<dependencies>
<dependency><groupId>de.focus-shift</groupId><artifactId>jollyday-core</artifactId><version>2.19.0</version></dependency>
<dependency><groupId>de.focus-shift</groupId><artifactId>jollyday-jaxb</artifactId><version>2.19.0</version></dependency>
<dependency><groupId>com.ibm.icu</groupId><artifactId>icu4j</artifactId><version>77.1</version></dependency>
<dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency>
</dependencies></project>
XML
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath \
  > mvn.log 2>&1 || { cat mvn.log; exit 1; }
cat > NewYear.java <<'JAVA'
import com.ibm.icu.util.ChineseCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;

class NewYear {

  public static void main(String[] args) {
    var lunar = new ChineseCalendar(78, 43, 0, 0, 1);
    var newYear = LocalDate.ofInstant(lunar.getTime().toInstant(), ZoneId.systemDefault());
    System.out.println("Lunar New Year " + newYear);
    for (String country : List.of("hk", "sg", "vn")) {
      System.out.println(country + " holiday: " + holidays(country).isHoliday(newYear));
    }
    System.out.println("sg Hari Raya Puasa: " + holidays("sg").getHolidays(Year.of(2026)).stream()
        .anyMatch(holiday -> holiday.getPropertiesKey().equals("HARI_RAYA_PUASA")));
    System.out.println("jp 23 February: " + holidays("jp").isHoliday(LocalDate.of(2026, 2, 23))
        + ", 23 December: " + holidays("jp").isHoliday(LocalDate.of(2026, 12, 23)));
    var eve = LocalDate.of(2026, 12, 24);
    System.out.println("at 24 December: " + holidays("at").isHoliday(eve)
        + ", as public holiday: " + holidays("at").isHoliday(eve, HolidayType.PUBLIC_HOLIDAY));
  }

  static HolidayManager holidays(String country) {
    return HolidayManager.getInstance(ManagerParameters.create(country));
  }
}
JAVA
{
  grep -o 'jollyday-core-[0-9.]*[0-9]' classpath | tail -1
  java -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -cp "$(cat classpath)" NewYear.java
} | tee seen
diff - seen <<'EXPECTED'
jollyday-core-2.19.0
Lunar New Year 2026-02-17
hk holiday: false
sg holiday: false
vn holiday: false
sg Hari Raya Puasa: true
jp 23 February: false, 23 December: true
at 24 December: true, as public holiday: false
EXPECTED
