package org.sixstep.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a process owner may write in a file, and what is said of a mistake. A {@code |} begins a new line. */
class CalendarFileTest {

    private static final String HEAD = "calendar: desk|zone: Asia/Shanghai|";
    private static final String WEEK = HEAD + "week:|  monday: 09:00-18:00|";
    private static final String YEAR = "schedule: china|years: 2026|";

    @Test
    void aWeekHasPeriodsForItsDays() {
        CalendarFile file = calendar(HEAD
                + "holidays: china|week:|  monday-thursday: [ 09:00-12:00, 12:00-13:00,\"13:30-24:00\" ]|  friday:|    - 09:00 - 12:00");
        assertThat(file.key()).isEqualTo("desk");
        assertThat(file.schedule()).isEqualTo("china");
        assertThat(file.week()).hasSize(5);
        assertThat(file.week().get(DayOfWeek.THURSDAY)).as("touching periods are one").hasToString("[09:00-13:00, 13:30-24:00]");
        assertThat(file.week().get(DayOfWeek.FRIDAY)).hasToString("[09:00-12:00]");
    }

    @Test
    void holidaysAreDaysOrRangesOfDays() {
        HolidayFile file = holidays(
                "schedule: china|years: 2026-2027|holidays:|  2026-12-31 to 2027-01-02: New Year|  2027-05-01: Labour Day|"
                        + "extraWorkingDays:|  2026-12-26: New Year|  2027-01-09: {name: New Year, hours: [09:00-12:00]}");
        assertThat(file.years()).extracting(HolidayYear::year).containsExactly(2026, 2027);
        assertThat(file.years().get(0).holidays()).containsOnlyKeys(LocalDate.parse("2026-12-31"));
        assertThat(file.years().get(1).holidays()).hasSize(3).containsEntry(LocalDate.parse("2027-05-01"), "Labour Day");
        assertThat(file.years().get(0).extraWorkingDays().get(LocalDate.parse("2026-12-26")).hours()).isEmpty();
        assertThat(file.years().get(1).extraWorkingDays().get(LocalDate.parse("2027-01-09")).hours()).hasToString("[09:00-12:00]");
    }

    @Test
    void aHolidayOfNewYearBelongsToTheFileOfTheYearThatBegins() {
        HolidayFile file = holidays("schedule: china|years: 2027|holidays:|  2026-12-31 to 2027-01-03: New Year|extraWorkingDays:|"
                + "  2026-12-26: New Year");
        assertThat(file.years()).singleElement().satisfies(year -> {
            assertThat(year.holidays().keySet()).extracting(LocalDate::toString).containsExactly("2026-12-31", "2027-01-01", "2027-01-02",
                    "2027-01-03");
            assertThat(year.extraWorkingDays()).containsOnlyKeys(LocalDate.parse("2026-12-26"));
        });
    }

    @Test
    void aDayOfTheCountryCanBeDropped() {
        assertThat(holidays("schedule: us|years: 2026|country: us|dropped:|  2026-10-12: not kept here").years().get(0).holidays())
                .doesNotContainKey(LocalDate.parse("2026-10-12")).containsKey(LocalDate.parse("2026-11-26"));
    }

    /** By value, from the laws of the countries. */
    @Test
    void aCountryIsEnoughWhereItsHolidaysAreKnown() {
        HolidayFile berlin = holidays("schedule: berlin|years: 2025-2026|country: de/be|holidays:|  2026-12-24: Christmas Eve");
        assertThat(berlin.years().get(1).holidays().keySet()).extracting(LocalDate::toString).containsExactly("2026-01-01", "2026-03-08",
                "2026-04-03",
                "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-25", "2026-10-03", "2026-12-24", "2026-12-25", "2026-12-26");
        assertThat(holidays("schedule: us|years: 2026|country: us").years().get(0).holidays()).containsKey(LocalDate.parse("2026-11-26"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {
        // what YAML itself refuses
        "calendar: desk|zone: [Asia! 2! this is not valid YAML: expected ',' or ']'",
        "calendar: desk|\tzone: x! 2! this is not valid YAML: found character '\\t(TAB)'",
        "''! 1! it is empty",
        "# nothing! 1! empty",
        "just a word! 1! the file must be lines of 'name: value'",
        "calendar: desk|---|calendar: other! 2! this is not valid YAML: but found another document",
        "calendar: &a desk|zone: *a! 1! references (& and *) are not allowed",
        // keys
        "calendar: desk|zone: UTC|wek:|  monday: 09:00-18:00! 3! 'wek' is not known here; known are calendar, holidays, week, zone",
        "calendar: desk|zone: UTC|zone: UTC! 3! 'zone' is there twice",
        "calendar: desk|zone: UTC! 1! 'week' is missing",
        "zone: UTC|calendar: 24x7|week:|  monday: 09:00-18:00! 2! '24x7' is not a valid key",
        "calendar: [desk]|zone: UTC|week:|  monday: 09:00-18:00! 1! one value",
        // zone and week
        "calendar: desk|zone: Asia/Peking|week:|  monday: 09:00-18:00! 2! 'Asia/Peking' is not a time zone",
        "calendar: desk|zone: UTC|week:|  mon: 09:00-18:00! 4! 'mon' is not a day of the week",
        "calendar: desk|zone: UTC|week:|  monday-friday: 09:00-18:00|  friday: 09:00-12:00! 5! friday",
        "calendar: desk|zone: UTC|week:|  friday-monday: 09:00-18:00! 4! 'friday-monday' ends before it starts",
        "calendar: desk|zone: UTC|week: {}! 3! the calendar is never open",
        "calendar: desk|zone: UTC|week:|  monday: []! 4! give the hours",
        "calendar: desk|zone: UTC|week:|  monday: {a: b}! 4! one value",
        // periods
        "calendar: desk|zone: UTC|week:|  monday: [09:00-12:00, 11:00-18:00]! 4! 09:00-12:00 and 11:00-18:00 overlap",
        "calendar: desk|zone: UTC|week:|  monday:|    - 09:00-12:00|    - 18:00-13:00! 6! 18:00-13:00 is not a part of a day: it must begin"
                + " before it ends",
        "calendar: desk|zone: UTC|week:|  monday: 22:00-06:00! 4! Work past midnight is two periods",
        "calendar: desk|zone: UTC|week:|  monday: 09:00-24:01! 4! 09:00-24:01",
        "calendar: desk|zone: UTC|week:|  monday: 9-18! 4! '9-18' is not a part of a day; write it like 09:00-12:00",
        "calendar: desk|zone: UTC|week:|  monday: 09:60-18:00! 4! 09:60-18:00"})
    void aBrokenCalendarIsRefusedWithItsLine(String text, int line, String reason) {
        assertThatThrownBy(() -> calendar(text)).isInstanceOf(InvalidCalendarException.class)
                .hasMessageStartingWith("desk.calendar.yaml, line " + line + ": ").hasMessageContaining(reason).hasMessageEndingWith(".");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {
        "schedule: china|years: 2026|holidays:|  2026-05-01: Labour Day|  2027-01-01: New Year! 5! 2027-01-01 is not in the years of this"
                + " file",
        "schedule: china|years: 2026|holidays:|  2026-12-31 to 2027-01-02: New Year! 4! 2027-01-02",
        "schedule: china|years: 2027|holidays:|  2026-12-31: New Year! 4! 2026-12-31 is not in the years of this file",
        "schedule: china|years: 2027|holidays:|  2026-11-30 to 2027-01-03: New Year! 4! 2026-11-30 is not in the years of this file",
        "schedule: china|years: 2027|holidays:|  2027-01-01: New Year|extraWorkingDays:|  2026-12-26: New Year! 6! 2026-12-26 is not in",
        "schedule: china|years: 2027|holidays:|  2026-12-31 to 2028-01-01: New Year! 4! 2026-12-31 is not in the years of this file",
        "schedule: china|years: 2027|dropped:|  2027-05-01: no more|holidays:|  2027-05-01: Labour Day! 6! 2027-05-01 is listed and dropped",
        "schedule: china|years: 2026|country: hk! 3! the days of 'hk' are not known completely; list its public holidays",
        "schedule: china|years: 2026|holidays:|  2026-05-01 to 2026-05-05: Labour Day|  2026-05-04: Youth Day! 5! 2026-05-04 is there twice",
        "schedule: china|years: 2026|holidays:|  2026-05-05 to 2026-05-01: Labour Day! 4! 2026-05-01 is before 2026-05-05",
        "schedule: china|years: 2026|holidays:|  2026-02-30: No day! 4! '2026-02-30' is not a day; write 2026-05-01",
        "schedule: china|years: 2026|holidays:|  1 May 2026: Labour Day! 4! '1 May 2026'",
        "schedule: china|years: 2026|holidays:|  2026-05-01:! 4! one value",
        "schedule: china|years: 2026|holidays:|  2026-05-01 to 2026-05-05: Labour Day|extraWorkingDays:|  2026-05-02: Labour Day! 6!"
                + " 2026-05-02 is a holiday and a working day at once",
        "schedule: china|years: 2026|holidays:|  2026-05-01: A|extraWorkingDays:|  2026-05-02: A|  2026-05-02 to 2026-05-03: A! 7! 2026-05-02",
        "schedule: china|years: 2026|holidays:|  2026-05-01: A|extraWorkingDays:|  2026-05-02: {name: A, ours: 09:00-12:00}! 6! 'ours'",
        "schedule: china|years: 2026|holidays:|  2026-05-01: A|extraWorkingDays:|  2026-05-02: {name: A}! 6! give the day a name and its"
                + " hours",
        "schedule: china|years: 2026! 2! no holiday is given",
        "schedule: china|years: soon|holidays:|  2026-05-01: A! 2! 'soon' is not a year",
        "schedule: china|years: 2026-2024|holidays:|  2026-05-01: A! 2! '2026-2024'",
        "schedule: china|years: 2026|country: atlantis! 3! 'atlantis' is not a country whose holidays are known",
        "schedule: berlin|years: 2026|country: de/xx! 3! 'de/xx' is not a known part of the country; de has [bb, be,"})
    void brokenHolidaysAreRefusedWithTheirLine(String text, int line, String reason) {
        assertThatThrownBy(() -> holidays(text)).isInstanceOf(InvalidCalendarException.class)
                .hasMessageStartingWith("china.2026.holidays.yaml, line " + line + ": ").hasMessageContaining(reason);
    }

    @Test
    void whatIsNoUtf8OrTooBigIsRefused() {
        assertThatThrownBy(
                () -> CalendarFile.parse("x/desk.calendar.yaml", (HEAD.replace('|', '\n') + "é").getBytes(StandardCharsets.ISO_8859_1)))
                .hasMessage("desk.calendar.yaml, line 3: this is not UTF-8.");
        String many = IntStream.range(0, 30_000).mapToObj(i -> "# comment").collect(Collectors.joining("\n"));
        assertThatThrownBy(() -> CalendarFile.parse("desk.calendar.yaml", many.getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("too big for a calendar");
        assertThatThrownBy(() -> calendar("calendar: desk|zone: \0"))
                .hasMessage("desk.calendar.yaml, line 2: this character is not allowed in a YAML file.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[[[[[[[[[[[]]]]]]]]]]]]", "{a: {a: {a: {a: {a: {a: {a: 1}}}}}}}"})
    void whatIsTooDeepIsRefused(String value) {
        assertThatThrownBy(() -> calendar("calendar: " + value)).isInstanceOf(InvalidCalendarException.class);
    }

    /** Like models: the file of a calendar is named like it, those of a schedule like it and its years. */
    @Test
    void theFilesOfTheDeskAreNamedLikeWhatIsInThem() {
        CalendarFiles.all().forEach((name, content) -> {
            if (name.endsWith(CalendarFile.SUFFIX)) {
                assertThat(name).isEqualTo(CalendarFile.parse(name, content).key() + CalendarFile.SUFFIX);
            } else {
                HolidayFile file = HolidayFile.parse(name, content);
                List<Integer> years = file.years().stream().map(HolidayYear::year).toList();
                String range = years.get(0) + (years.size() == 1 ? "" : "-" + years.get(years.size() - 1));
                assertThat(name).isEqualTo(file.schedule() + "." + range + HolidayFile.SUFFIX);
            }
        });
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThatThrownBy(() -> calendar(WEEK + "holidays:")).hasMessage("desk.calendar.yaml, line 5: one value is expected here.");
        assertThatThrownBy(() -> holidays(YEAR + "holidays: none"))
                .hasMessage("china.2026.holidays.yaml, line 3: this must be lines of 'name: value'.");
    }

    private static CalendarFile calendar(String text) {
        return CalendarFile.parse("processes/calendars/desk.calendar.yaml", text.replace('|', '\n').getBytes(StandardCharsets.UTF_8));
    }

    private static HolidayFile holidays(String text) {
        return HolidayFile.parse("processes/calendars/china.2026.holidays.yaml", text.replace('|', '\n').getBytes(StandardCharsets.UTF_8));
    }
}
