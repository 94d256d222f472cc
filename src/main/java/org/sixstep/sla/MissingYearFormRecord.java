package org.sixstep.sla;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sixstep.form.FormRecord;
import org.sixstep.form.FormSchema;
import org.sixstep.form.FormWords;
import org.sixstep.form.InvalidFormException;
import org.sixstep.form.Markdown;
import org.sixstep.text.CatalogueText;
import org.sixstep.ticket.Actor;
import org.springframework.stereotype.Component;

/** The form maintainCalendar shows which holidays are missing and is accepted when they are there. */
@Component
class MissingYearFormRecord implements FormRecord {

    private final MissingYears years;
    private final Actor actor;

    MissingYearFormRecord(MissingYears years, Actor actor) {
        this.years = years;
        this.actor = actor;
    }

    @Override
    public String idVariable() {
        return "missingYearId";
    }

    @Override
    public boolean serves(String processKey) {
        return processKey.equals("maintainCalendar");
    }

    @Override
    public String title(UUID id) {
        return years.get(id).toString();
    }

    @Override
    public Map<String, Object> facts(UUID id) {
        return read(id, null, key -> false, FormWords.NONE);
    }

    @Override
    public Map<String, Object> read(UUID id, @Nullable String step, Predicate<String> wanted, FormWords words) {
        Map<String, Object> facts = new LinkedHashMap<>(years.fields(id));
        if (wanted.test("facts")) {
            facts.put("facts", facts(years.get(id)));
        }
        return facts;
    }

    @Override
    public void write(UUID id, String step, Map<String, Object> values, FormSchema form) {
        MissingYear missing = years.get(id);
        if (years.now().contains(missing)) {
            throw new InvalidFormException("calendarNote", CatalogueText.say("holidays.missing", missing.toString(), file(missing)));
        }
        Map<String, Object> kept = new LinkedHashMap<>(values);
        kept.put("maintainedBy", actor.current());
        years.note(id, kept);
    }

    @Override
    public UUID create(String step, Map<String, Object> values, FormSchema form) {
        throw new InvalidFormException("calendarNote", CatalogueText.say("holidays.started"));
    }

    private String facts(MissingYear missing) {
        return Markdown.heading(CatalogueText.say("holidays.facts", missing))
                + Markdown.item(CatalogueText.say("holidays.facts.calendars"), String.join(", ", years.usedBy(missing)))
                + Markdown.item(CatalogueText.say("holidays.facts.file"), file(missing))
                + Markdown.item(CatalogueText.say("holidays.facts.until"),
                        CatalogueText.say("holidays.facts.weekdays", String.valueOf(missing.year())));
    }

    private static String file(MissingYear missing) {
        return missing.schedule() + "." + missing.year() + HolidayFile.SUFFIX;
    }
}
