package org.sixstep.archive;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sixstep.SixstepProperties;
import org.sixstep.routing.PeopleCodes;
import org.sixstep.routing.PeopleCodes.Codes;
import org.sixstep.text.CatalogueText;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketEvent;
import org.sixstep.ticket.TicketNumbers;
import org.sixstep.ticket.TicketStore;
import org.sixstep.ticket.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Closes tickets and keeps what was learned from them (R64, R65). */
@Component
public class Archive {

    private static final int LONGEST_PAGE = 200;
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final TicketStore tickets;
    private final Timeline timeline;
    private final TicketNumbers numbers;
    private final CaseRecords cases;
    private final PeopleCodes people;
    private final Clock clock;
    private final ZoneId zone;

    Archive(TicketStore tickets, Timeline timeline, TicketNumbers numbers, CaseRecords cases, PeopleCodes people, Clock clock,
            SixstepProperties properties) {
        this.tickets = tickets;
        this.timeline = timeline;
        this.numbers = numbers;
        this.cases = cases;
        this.people = people;
        this.clock = clock;
        this.zone = properties.zone();
    }

    /** Makes the case record of a ticket and closes the ticket. Idempotent: a second call returns the existing record. */
    @Transactional
    public CaseRecord archiveTicket(UUID ticketId) {
        return cases.findByTicket(ticketId).orElseGet(() -> archive(tickets.get(ticketId)));
    }

    public Optional<CaseRecord> find(String caseNumber) {
        return cases.find(caseNumber);
    }

    public Optional<CaseRecord> findByTicket(UUID ticketId) {
        return cases.findByTicket(ticketId);
    }

    /**
     * The cases archived in a month of the desk, newest first.
     *
     * @param after last line of the page before, or null for the first page
     */
    public List<CaseSummary> list(YearMonth month, @Nullable CaseSummary after, int limit) {
        Instant from = month.atDay(1).atStartOfDay(zone).toInstant();
        Instant to = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        return cases.list(from, to, after, Math.max(1, Math.min(limit, LONGEST_PAGE)));
    }

    /** Archived cases that are like this ticket, best first (R35). */
    public List<CaseSummary> similarTo(Ticket ticket, int limit) {
        return cases.similarTo(ticket, limit);
    }

    private CaseRecord archive(Ticket ticket) {
        Instant now = clock.instant();
        String caseNumber = numbers.nextCaseNumber();
        timeline.note(ticket.id(), "archived", null, CatalogueText.in(Locale.ENGLISH, "timeline.archived", caseNumber),
                Map.of("caseNumber", caseNumber));
        CaseRecord record = caseOf(tickets.change(ticket.id(), Map.of("status", "archived", "closedAt", now)), caseNumber, now);
        cases.insert(record);
        return record;
    }

    private CaseRecord caseOf(Ticket ticket, String caseNumber, Instant now) {
        String category = ticket.text("category") == null ? "unclear" : ticket.text("category");
        String archiveKey = category + "-" + LocalDate.ofInstant(now, zone).format(DAY) + "-" + ticket.number();
        List<TicketEvent> events = tickets.timeline(ticket.id(), false);
        Codes codes = people.of(ticket, events.stream().map(TicketEvent::actor).toList());
        Map<String, Object> facts = codes.in(ticket.facts());
        return new CaseRecord(UUID.randomUUID(), caseNumber, archiveKey, ticket.id(), ticket.number(), category, reporter(ticket),
                text(facts, "description") == null ? text(facts, "summary") : text(facts, "description"),
                lines(text(facts, "initialAssessment"), text(facts, "checkFindings")), ticket.owner(), ticket.list("collaborators"),
                processRecord(ticket, events, codes), text(facts, "rootCause"), text(facts, "solution"), text(facts, "solutionSummary"),
                text(facts, "lessons"),
                ticket.text("outcome"), (Integer) ticket.fact("satisfaction"),
                lines(text(facts, "feedbackComment"), text(facts, "suggestion")),
                state(ticket), keywords(facts.get("keywords")), ticket.text("knowledgeDecision"), uuid(ticket.text("answerId")),
                ticket.round(),
                ticket.priority(), ticket.handlingGroup(), ticket.acceptedAt(), ticket.instant("resolvedAt"), now, archived(ticket, facts));
    }

    /** Code and department of the reporter (F2, F12, R72). */
    private static String reporter(Ticket ticket) {
        return Stream.of(PeopleCodes.ofReporter(ticket), ticket.text("reporterDepartment"), ticket.text("reporterOrganisation"))
                .filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(" / "));
    }

    private static List<ProcessLine> processRecord(Ticket ticket, List<TicketEvent> events, Codes codes) {
        List<ProcessLine> lines = new ArrayList<>();
        for (TicketEvent event : events) {
            lines.add(new ProcessLine(lines.size() + 1, event.at(), event.actor(), event.kind(), event.step(), codes.in(event.text()),
                    archived(ticket, codes.in(event.fields()))));
        }
        return lines;
    }

    private static String state(Ticket ticket) {
        if ("resolved".equals(ticket.text("outcome"))) {
            boolean confirmed = ticket.fact("satisfaction") != null || ticket.fact("confirmationChannel") != null
                    || ticket.fact("confirmationEvidence") != null;
            return confirmed ? "resolved" : "closed";
        }
        return ticket.text("outcome") == null ? "closed" : "followUp";
    }

    private static List<String> keywords(@Nullable Object words) {
        return words instanceof List<?> list ? list.stream().map(String::valueOf).toList() : Keywords.of((String) words);
    }

    private static @Nullable String text(Map<String, Object> facts, String key) {
        return facts.get(key) == null ? null : facts.get(key).toString();
    }

    /** The facts without the reporter's identity, what the desk only proposed, and fields that their form excludes from the archive. */
    private static Map<String, Object> archived(Ticket ticket, Map<String, Object> facts) {
        Map<String, Object> kept = new TreeMap<>(facts);
        kept.keySet().removeIf(key -> !ticket.isArchived(key));
        return kept;
    }

    private static @Nullable String lines(@Nullable String... parts) {
        String text = Stream.of(parts).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining("\n"));
        return text.isEmpty() ? null : text;
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
