package org.sixstep.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holidays of countries against another source; {@code .ci/calendars/public-holidays.py} says which and how the file was written. */
class PublicHolidaysTest {

    private static Stream<List<String>> known() throws IOException {
        try (var in = PublicHolidaysTest.class.getResourceAsStream("/calendars/public-holidays.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> List.of(line.split(" "))).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("known")
    void workingDaysAreThoseOfTheOtherSource(List<String> line) {
        int year = Integer.parseInt(line.get(1));
        assertThat(PublicHolidays.of(line.get(0), List.of(year)).keySet().stream().filter(PublicHolidaysTest::isWeekday)
                .map(day -> "%02d%02d".formatted(day.getMonthValue(), day.getDayOfMonth()))).containsExactlyElementsOf(
                        line.subList(2, line.size()));
    }

    @Test
    void onlyPlacesAreTakenThatWereCompared() throws IOException {
        assertThat(new TreeSet<>(PublicHolidays.places())).isEqualTo(known().map(line -> line.get(0)).collect(Collectors.toCollection(
                TreeSet::new)));
    }

    /** Without Lunar New Year, with wrong days, or with days that not everybody has off: the library does not say so. */
    @ParameterizedTest
    @ValueSource(strings = {"hk", "sg", "vn", "jp", "in", "tr", "ua", "ca", "au", "us/tx", "ch/vd", "nyse", "HK"})
    void aCountryThatIsNotKnownCompletelyIsRefused(String place) {
        assertThatThrownBy(() -> PublicHolidays.of(place, List.of(2026))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the days of '" + place + "' are not known completely; list its public holidays under 'holidays' instead of"
                        + " the country");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cn", "tw", "kr", "atlantis"})
    void aCountryThatIsNotKnownAtAllIsRefusedToo(String place) {
        assertThatThrownBy(() -> PublicHolidays.of(place, List.of(2026))).hasMessageContaining("list its public holidays under 'holidays'");
    }

    @ParameterizedTest
    @CsvSource({"us, 2027, 2027-12-31, true", "us, 2027, 2026-12-31, false", "us, 2028, 2027-12-31, false", "us, 2026, 2026-07-03, true",
        "us, 2026, 2026-10-12, true", "at, 2026, 2026-12-24, false", "at, 2026, 2026-12-31, false", "at, 2026, 2026-12-25, true"})
    void byValue(String place, int year, LocalDate day, boolean off) {
        Set<LocalDate> days = PublicHolidays.of(place, List.of(year)).keySet();
        assertThat(days.contains(day)).isEqualTo(off);
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    }
}
