package org.sixstep.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** One entry of {@code demo/stories.yaml}; that file explains its keys. */
record DemoStory(String ticket, String answer, String review, Month month, Duration ago, Duration occurred, String by, String entry,
        Map<String, Object> report, List<Step> steps) {

    record Month(int workDay, LocalTime at) {}

    record Step(Duration after, String by, String task, Map<String, Object> form, Confirmation confirmed, String authorized,
            String comment) {}

    record Confirmation(String outcome, Integer satisfaction, String comment, String suggestion) {}

    private static final ObjectMapper MAPPER = JsonMapper.builder().addModule(new JavaTimeModule()).build();

    static List<DemoStory> all() throws IOException {
        try (InputStream file = new ClassPathResource("demo/stories.yaml").getInputStream()) {
            List<?> entries = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            return entries.stream().map(entry -> MAPPER.convertValue(entry, DemoStory.class)).toList();
        }
    }

    String key() {
        return ticket != null ? ticket : answer != null ? answer : review;
    }

    Instant beginsAt(Instant now, ZoneId zone) {
        if (ago != null) {
            return now.minus(ago);
        }
        LocalDate first = LocalDate.ofInstant(now, zone).minusMonths(1).withDayOfMonth(1);
        LocalDate day = Stream.iterate(first, date -> date.plusDays(1)).filter(DemoStory::isWorkDay).skip(month.workDay() - 1).findFirst()
                .orElseThrow();
        return day.atTime(month.at()).atZone(zone).toInstant();
    }

    Instant occurredAt(Instant reported) {
        return reported.minus(occurred == null ? Duration.ofMinutes(30) : occurred);
    }

    List<Step> stepsOrNone() {
        return steps == null ? List.of() : steps;
    }

    private static boolean isWorkDay(LocalDate date) {
        return date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
