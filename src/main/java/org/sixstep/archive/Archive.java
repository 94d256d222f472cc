package org.sixstep.archive;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sixstep.SixstepProperties;
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
    private static final Set<String> NOT_ARCHIVED = Set.of("reporterName", "reporterEmail", "reporterPhone", "suggestions");

    private final TicketStore tickets;
    private final Timeline timeline;
    private final TicketNumbers numbers;
    private final CaseRecords cases;
    private final Clock clock;
    private final ZoneId zone;

    Archive(TicketStore tickets, Timeline timeline, TicketNumbers numbers, CaseRecords cases, Clock clock, SixstepProperties properties) {
        this.tickets = tickets;
        this.timeline = timeline;
        this.numbers = numbers;
        this.cases = cases;
        this.clock = clock;
        this.zone = properties.zone();
    }

    /** Makes the case record of a ticket and closes the ticket. Done once: asked again, it gives the record that is there. */
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
    public List<CaseSummary> list(YearMonth month, CaseSummary after, int limit) {
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
        timeline.note(ticket.id(), "archived", null, "Archived as case " + caseNumber + ".", Map.of("caseNumber", caseNumber));
        CaseRecord record = caseOf(tickets.change(ticket.id(), Map.of("status", "archived", "closedAt", now)), caseNumber, now);
        cases.insert(record);
        return record;
    }

    private CaseRecord caseOf(Ticket ticket, String caseNumber, Instant now) {
        String category = ticket.text("category") == null ? "unclear" : ticket.text("category");
        String archiveKey = category + "-" + LocalDate.ofInstant(now, zone).format(DAY) + "-" + ticket.number();
        return new CaseRecord(UUID.randomUUID(), caseNumber, archiveKey, ticket.id(), ticket.number(), category, reporterCode(ticket),
                ticket.text("description") == null ? ticket.summary() : ticket.text("description"),
                lines(ticket.text("initialAssessment"), ticket.text("checkFindings")), ticket.owner(), ticket.list("collaborators"),
                processRecord(ticket.id()), ticket.text("rootCause"), ticket.text("solution"), ticket.text("solutionSummary"), ticket.text("lessons"),
                ticket.text("outcome"), (Integer) ticket.fact("satisfaction"), lines(ticket.text("feedbackComment"), ticket.text("suggestion")),
                state(ticket), keywords(ticket), ticket.text("knowledgeDecision"), uuid(ticket.text("answerId")), ticket.round(), ticket.priority(),
                ticket.handlingGroup(), ticket.acceptedAt(), ticket.instant("resolvedAt"), now, archived(ticket.facts()));
    }

    /** Employee number and department; a name only when there is no number, and then its first letter (F2, F12, R72). */
    private static String reporterCode(Ticket ticket) {
        String number = ticket.text("reporterEmployeeNumber");
        String name = ticket.text("reporterName");
        String who = number != null || name == null || name.isBlank() ? number : name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
        return Stream.of(who, ticket.text("reporterDepartment"), ticket.text("reporterOrganisation"))
                .filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(" / "));
    }

    private List<ProcessLine> processRecord(UUID ticketId) {
        List<ProcessLine> lines = new ArrayList<>();
        for (TicketEvent event : tickets.timeline(ticketId, false)) {
            lines.add(new ProcessLine(lines.size() + 1, event.at(), event.actor(), event.kind(), event.step(), event.text(),
                    archived(event.fields())));
        }
        return lines;
    }

    private static String state(Ticket ticket) {
        if ("resolved".equals(ticket.text("outcome"))) {
            boolean heard = ticket.fact("satisfaction") != null || ticket.fact("confirmationChannel") != null || ticket.fact("confirmationEvidence") != null;
            return heard ? "resolved" : "closed";
        }
        return ticket.text("outcome") == null ? "closed" : "followUp";
    }

    private static List<String> keywords(Ticket ticket) {
        return ticket.fact("keywords") instanceof List<?> ? ticket.list("keywords") : Keywords.of(ticket.text("keywords"));
    }

    /** Without who the reporter is, and without what the desk only proposed. */
    private static Map<String, Object> archived(Map<String, Object> facts) {
        Map<String, Object> kept = new TreeMap<>(facts);
        kept.keySet().removeAll(NOT_ARCHIVED);
        return kept;
    }

    private static String lines(String... parts) {
        String text = Stream.of(parts).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining("\n"));
        return text.isEmpty() ? null : text;
    }

    private static UUID uuid(String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
