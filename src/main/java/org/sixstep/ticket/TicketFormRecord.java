package org.sixstep.ticket;

import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sixstep.SixstepProperties;
import org.sixstep.form.FormRecord;
import org.sixstep.form.FormSchema;
import org.sixstep.form.FormWords;
import org.sixstep.form.InvalidFormException;
import org.sixstep.form.OptionList;
import org.sixstep.text.CatalogueText;
import org.springframework.stereotype.Component;

/** The ticket as the forms of {@code supportTicket}, {@code resolveProblem} and {@code reviewEmergencyWork} show and fill it. */
@Component
class TicketFormRecord implements FormRecord {

    static final Set<String> PROCESSES = Set.of("supportTicket", "resolveProblem", "reviewEmergencyWork");
    private static final String ORIGINAL = "duplicateOf";
    private static final String SUGGESTIONS = "suggestions";
    /** Of what was suggested, and written with the ticket. */
    private static final Pattern HEADING = Pattern.compile("(?m)(?<=^#### ).*$");

    private final TicketStore tickets;
    private final Timeline timeline;
    private final TicketIntake intake;
    private final List<OptionList> optionLists;
    private final List<FormSection> formSection;
    private final PeopleNames people;
    private final TicketVisibility visibility;
    private final Actor actor;
    private final Clock clock;
    private final ZoneId zone;

    TicketFormRecord(TicketStore tickets, Timeline timeline, TicketIntake intake, List<OptionList> optionLists,
            List<FormSection> formSection, PeopleNames people, TicketVisibility visibility,
            Actor actor, Clock clock, SixstepProperties settings) {
        this.tickets = tickets;
        this.timeline = timeline;
        this.intake = intake;
        this.optionLists = optionLists;
        this.formSection = formSection;
        this.people = people;
        this.visibility = visibility;
        this.actor = actor;
        this.clock = clock;
        this.zone = settings.zone();
    }

    @Override
    public String idVariable() {
        return "ticketId";
    }

    @Override
    public boolean serves(String processKey) {
        return PROCESSES.contains(processKey);
    }

    @Override
    public boolean isPersonal(String key) {
        return TicketField.keys(TicketField.Trait.PERSONAL).contains(key);
    }

    @Override
    public boolean knows(String key) {
        return !OwnFields.isOwn(key);
    }

    @Override
    public boolean isWritten(String key) {
        return key.equals(SUGGESTIONS) || FormRecord.super.isWritten(key);
    }

    @Override
    public String title(UUID id) {
        return tickets.get(id).summary();
    }

    @Override
    public Map<String, Object> facts(UUID id) {
        return tickets.get(id).facts();
    }

    @Override
    public Map<String, Object> neutralFacts(UUID id) {
        return tickets.get(id).neutralFacts(zone);
    }

    @Override
    public Map<String, Object> read(UUID id, String step, Predicate<String> wanted, FormWords words) {
        Ticket ticket = tickets.get(id);
        Map<String, Object> values = new LinkedHashMap<>(ticket.facts());
        if (ticket.fact(ORIGINAL) != null) {
            values.put(ORIGINAL, tickets.get((UUID) ticket.fact(ORIGINAL)).number());
        }
        values.remove("id");
        values.remove("serviceLevels");
        values.remove(OwnFields.KEY);
        values.computeIfPresent(SUGGESTIONS, (key, stored) -> HEADING.matcher(stored.toString())
                .replaceAll(heading -> Matcher.quoteReplacement(inReadersLanguage(heading.group()))));
        if (wanted.test("facts")) {
            values.put("facts", new TicketFacts(ticket, words, people, zone)
                    .markdown(formSection.stream().flatMap(shown -> shown.facts(id).stream()).toList()));
        }
        optionLists.stream().filter(list -> wanted.test(list.key())).forEach(list -> values.put(list.key(), list.options(id)));
        return values;
    }

    @Override
    public void write(UUID id, String step, Map<String, Object> values, FormSchema form) {
        Ticket before = tickets.get(id);
        Map<String, Object> changes = allowed(values);
        if (changes.get(ORIGINAL) != null) {
            changes.put(ORIGINAL, original(before, changes.get(ORIGINAL).toString()));
        }
        StepPostProcessing.apply(step, before, actor.current(), clock.instant(), changes);
        Map<String, Object> noted = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            boolean still = Objects.equals(before.fact(key), value) || before.fact(key) == null && Boolean.FALSE.equals(value);
            if (!still) {
                noted.put(key, value);
            }
        });
        noteOwnFields(before, values, form, changes);
        tickets.change(id, changes);
        timeline.note(id, "formCompleted", step, null, noted);
    }

    @Override
    public UUID create(String step, Map<String, Object> values, FormSchema form) {
        return intake.accept(allowed(values), form).id();
    }

    private static String inReadersLanguage(String heading) {
        return CatalogueText.forReader("suggestion.cases", CatalogueText.forReader("suggestion.answers", heading));
    }

    /** Read anew, because another step may have a field of its own at the same time. */
    private void noteOwnFields(Ticket before, Map<String, Object> values, FormSchema form, Map<String, Object> changes) {
        if (!OwnFields.noted(before.ownFields(), values, form).equals(before.ownFields())) {
            changes.put(OwnFields.KEY, OwnFields.noted(tickets.lock(before.id()).ownFields(), values, form));
        }
    }

    private static Map<String, Object> allowed(Map<String, Object> values) {
        ReservedFields.refuse(values.keySet());
        return new LinkedHashMap<>(values);
    }

    private UUID original(Ticket ticket, String number) {
        // the duplicate gets its solution, so only somebody who may read it can link it
        Ticket original = tickets.findByNumber(number.trim()).filter(visibility::sees)
                .orElseThrow(() -> new InvalidFormException(ORIGINAL, CatalogueText.say("refused.unknown.ticket", number)));
        for (Ticket link = original; link != null; link = link.fact(ORIGINAL) == null ? null : tickets.get((UUID) link.fact(ORIGINAL))) {
            if (link.id().equals(ticket.id())) {
                throw new InvalidFormException(ORIGINAL, CatalogueText.say("ticket.duplicateOfItself", number));
            }
        }
        return original.id();
    }
}
