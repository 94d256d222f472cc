package org.sixstep.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sixstep.DomainTest;
import org.sixstep.archive.Archive;
import org.sixstep.archive.ArchiveBeans;
import org.sixstep.archive.CaseRecord;
import org.sixstep.audit.SecurityAudit;
import org.sixstep.ticket.Ticket;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Each kind of data goes when its time is over, not before, and nothing else with it. */
@Import({PrivacyBeans.class, ArchiveBeans.class})
class RetentionTest extends DomainTest {

    @Autowired
    private Retention retention;
    @Autowired
    private Archive archive;
    @Autowired
    private SecurityAudit audit;
    @Autowired
    private PrivacyBeans.Engine engine;

    @BeforeEach
    void forget() {
        jdbc.execute("truncate sixstep.security_event, sixstep.outbox_message");
        engine.erased.clear();
        engine.fails = false;
    }

    @Test
    void anArchivedTicketLosesItsReporterAfterTwoYears() {
        Ticket ticket = solved();
        CaseRecord before = archive.archiveTicket(ticket.id());
        at("2028-11-23T08:59");
        assertThat(retention.run()).containsEntry("tickets", 0);
        at("2028-11-23T09:01");
        assertThat(retention.run()).containsEntry("tickets", 1);

        Map<String, Object> facts = tickets.get(ticket.id()).facts();
        assertThat(facts).containsEntry("reporterName", "[erased]").containsEntry("summary", "VPN of [erased] is down")
                .containsEntry("description", "[erased]")
                .containsEntry("homeOffice", "[erased]").containsEntry("rootCause", "[erased]'s certificate expired")
                .containsEntry("checks", List.of("logs"))
                .containsEntry("satisfaction", 3).containsEntry("onSite", true)
                .doesNotContainKeys("reporterEmail", "reporterPhone", "reporterEmployeeNumber")
                .containsEntry("category", "network").containsEntry("owner", "network").containsEntry("reporterDepartment", "Finance");
        CaseRecord after = archive.findByTicket(ticket.id()).orElseThrow();
        assertThat(after.reporter()).isEqualTo("[erased]");
        assertThat(after.description()).isEqualTo("[erased]");
        assertThat(after.rootCause()).isEqualTo("[erased]'s certificate expired");
        assertThat(after.facts()).containsEntry("reporterEmployeeNumber", "[erased]").containsEntry("satisfaction", 3);
        assertThat(after.processRecord()).hasSameSizeAs(before.processRecord()).extracting("text")
                .containsExactly("[erased]", "Look at [erased]'s laptop", "Archived as case " + before.caseNumber() + ".");
        assertThat(after.processRecord()).extracting("at", "actor", "kind", "no").isEqualTo(
                before.processRecord().stream()
                        .map(line -> org.assertj.core.groups.Tuple.tuple(line.at(), line.actor(), line.kind(), line.no())).toList());
        assertThat(List.of(after.caseNumber(), after.archiveKey(), after.outcome(), after.satisfaction(), after.archivedAt(),
                after.acceptedAt(), after.rounds()))
                .isEqualTo(List.of(before.caseNumber(), before.archiveKey(), before.outcome(), before.satisfaction(), before.archivedAt(),
                        before.acceptedAt(), before.rounds()));
        assertThat(tickets.timeline(ticket.id(), false)).extracting("kind").containsExactly("message", "assigned", "archived", "erased");
        assertThat(engine.erased).containsExactly(ticket.number());
        assertThat(text("sixstep.ticket_event")).doesNotContain("Wang", "10086", "wang@");
        assertThat(text("sixstep.case_record")).doesNotContain("Wang", "10086", "wang@");
    }

    /** What a form says of a field of a process owner holds for the ticket, its timeline and its case record. */
    @Test
    void aFieldThatIsNotPersonalByItsFormStays() {
        Ticket ticket = ticket("reporterName", "Wang Xiaoming", "costCentre", "KST 4711 (Wang Xiaoming)", "room", "B12", "ownFields",
                Map.of("costCentre", Map.of("personal", false), "room", Map.of("personal", true)));
        transaction.executeWithoutResult(status -> timeline.note(ticket.id(), "formCompleted", null, null,
                Map.of("costCentre", "KST 4711", "room", "B12")));
        archive.archiveTicket(ticket.id());
        at("2029-01-01T09:00");
        retention.run();

        assertThat(tickets.get(ticket.id()).facts()).containsEntry("costCentre", "KST 4711 ([erased])").containsEntry("room", "[erased]");
        assertThat(archive.findByTicket(ticket.id()).orElseThrow().facts()).containsEntry("costCentre", "KST 4711 (W**)")
                .containsEntry("room", "[erased]");
        assertThat(tickets.timeline(ticket.id(), false).get(0).fields()).isEqualTo(Map.of("costCentre", "KST 4711", "room", "[erased]"));
    }

    @Test
    void anOpenTicketIsNeverErased() {
        Ticket ticket = solved();
        at("2066-01-01T09:00");
        assertThat(retention.run()).containsEntry("tickets", 0);
        assertThat(tickets.get(ticket.id()).facts()).containsEntry("reporterName", "Wang Xiaoming");
    }

    @Test
    void aSecondRunFindsNothing() {
        for (int i = 0; i < 5; i++) {
            archive.archiveTicket(ticket("reporterName", "Wang Xiaoming").id());
        }
        at("2029-01-01T09:00");
        assertThat(retention.run()).as("in batches of two").containsEntry("tickets", 5);
        assertThat(retention.run()).containsEntry("tickets", 0);
    }

    @ParameterizedTest
    @CsvSource({"sent, 2027-02-21T08:59, 0", "sent, 2027-02-21T09:01, 1", "kept, 2027-02-21T09:01, 1", "failed, 2027-02-21T09:01, 1",
        "waiting, 2030-01-01T09:00, 0"})
    void aMessageLosesItsTextAfterNinetyDays(String state, String time, int erased) {
        message(state, "reporter", "wang@example.org");
        at(time);
        assertThat(retention.run()).containsEntry("messages", erased);
        assertThat(jdbc.queryForMap("select subject, body, address, last_error, state, kind from sixstep.outbox_message"))
                .containsEntry("body", erased == 1 ? "[erased]" : "Dear Wang")
                .containsEntry("address", erased == 1 ? null : "wang@example.org")
                .containsEntry("last_error", erased == 1 ? null : "wang@example.org: full").containsEntry("state", state)
                .containsEntry("kind", "result");
    }

    @Test
    void linksKeysAndSecurityEventsAreRemoved() {
        Ticket ticket = ticket();
        jdbc.update(
                "insert into sixstep.reporter_link (id, ticket_id, purpose, round, created_at, expires_at) values (?, ?, 'confirm', 1, ?,"
                        + " ?)",
                UUID.randomUUID(),
                ticket.id(), utc(MORNING), utc(MORNING.plus(Duration.ofDays(30))));
        jdbc.update(
                "insert into sixstep.intake (channel, external_key, request_hash, ticket_id, received_at) values ('api:agent', 'k', 'h',"
                        + " ?, ?)",
                ticket.id(), utc(MORNING));
        audit.record("agent", "signedIn", null, Map.of());

        at("2026-12-23T08:59");
        assertThat(retention.run()).containsEntry("intakeKeys", 0);
        at("2026-12-23T09:01");
        assertThat(retention.run()).containsEntry("intakeKeys", 1).containsEntry("links", 0);
        at("2027-01-22T09:01");
        assertThat(retention.run()).containsEntry("links", 1).containsEntry("securityEvents", 0);
        at("2027-11-23T08:59");
        assertThat(retention.run()).containsEntry("securityEvents", 0);
        at("2027-11-23T09:01");
        assertThat(retention.run()).containsEntry("securityEvents", 1);
        assertThat(engine.operationsBefore).isEqualTo(MORNING.plus(Duration.ofMinutes(1)));
    }

    @Test
    void aKindThatFailsDoesNotKeepTheOthersFromTheirTime() {
        Ticket ticket = solved();
        archive.archiveTicket(ticket.id());
        message("sent", "reporter", "wang@example.org");
        at("2029-01-01T09:00");
        engine.fails = true;
        assertThatThrownBy(retention::run).hasMessage("The engine cannot be asked.");

        assertThat(jdbc.queryForObject("select body from sixstep.outbox_message", String.class)).isEqualTo("[erased]");
        assertThat(jdbc.queryForObject("select details::text from sixstep.security_event where kind = 'retentionApplied'", String.class))
                .contains("\"messages\": 1").doesNotContain("tickets");
        assertThat(tickets.get(ticket.id()).facts()).containsEntry("reporterName", "Wang Xiaoming");
        engine.fails = false;
        assertThat(retention.run()).containsEntry("tickets", 1);
    }

    /** A name that is a word, or a number that is a figure, is somebody only in what was written about the ticket itself. */
    @Test
    void aReviewKeepsItsWordsAndFigures() {
        Ticket ticket = ticket("reporterName", "Bo", "reporterEmployeeNumber", "17", "reporterEmail", "bo@example.org");
        archive.archiveTicket(ticket.id());
        List<String> abouts = List.of("TS20200101001", ticket.number());
        for (String about : abouts) {
            jdbc.update(
                    "insert into sixstep.review (id, monthly, period_from, period_to, state, problems, fields, created_at) values (?,"
                            + " false, ?, ?, 'open', ?::jsonb, ?::jsonb, ?)",
                    UUID.randomUUID(), utc(MORNING), utc(MORNING.plusSeconds(60 + abouts.indexOf(about))),
                    "{\"slow\": [{\"number\": \"" + about + "\", \"minutes\": 17}]}",
                    "{\"reviewFindings\": \"Bo asked; bo@example.org\"}", utc(MORNING));
        }
        at("2029-01-01T09:00");
        retention.run();

        assertThat(jdbc.queryForList("select problems ->> 'slow' || fields::text from sixstep.review order by period_to", String.class))
                .satisfiesExactly(
                        other -> assertThat(other).contains("17", "Bo asked; bo@example.org"),
                        own -> assertThat(own).contains("17", "Bo asked; [erased]"));
    }

    @Test
    void eachRunIsInTheLogWithNumbersOnly() {
        archive.archiveTicket(solved().id());
        at("2029-01-01T09:00");
        retention.run();
        assertThat(jdbc.queryForMap("select actor, subject, details::text from sixstep.security_event where kind = 'retentionApplied'"))
                .containsEntry("actor", "sixstep").containsEntry("subject", null)
                .hasEntrySatisfying("details", details -> assertThat(details.toString())
                        .contains("\"tickets\": 1").doesNotContain("Wang").matches("\\{(\"[a-zA-Z]+\": \\d+(, )?)+}"));
    }

    /** A night without anything to do reads no table from end to end. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ticket_to_erase|select id from sixstep.ticket where status = 'archived' and erased_at is null and closed_at < now() order by"
                + " closed_at limit 2",
        "outbox_message_to_erase|select id from sixstep.outbox_message where state in ('sent', 'kept', 'failed') and body <> '[erased]'"
                + " and coalesce(sent_at, created_at) < now() order by coalesce(sent_at, created_at) limit 2",
        "reporter_link_by_expiry|select id from sixstep.reporter_link where expires_at < now() order by expires_at limit 2",
        "intake_by_receipt|select external_key from sixstep.intake where received_at < now() order by received_at limit 2",
        "security_event_at|select id from sixstep.security_event where at < now() order by at limit 2"})
    void isFoundByIndex(String index, String query) {
        String plan = transaction.execute(status -> {
            jdbc.execute("set local enable_seqscan = off");
            jdbc.execute("set local enable_sort = off");
            return String.join("\n", jdbc.queryForList("explain " + query, String.class));
        });
        assertThat(plan).contains(index).doesNotContain("Sort");
    }

    @Test
    void aMistakeInTheSettingsStopsTheStart() {
        assertThatThrownBy(() -> PrivacyBeans.properties(Map.of("sixstep.retention.tickets", "-1d"))).rootCause()
                .hasMessageContaining("sixstep.retention.tickets must be a time");
        assertThatThrownBy(() -> PrivacyBeans.properties(Map.of("sixstep.retention.security-events", "30d"))).rootCause()
                .hasMessageContaining("three months or more");
        assertThatThrownBy(() -> PrivacyBeans.properties(Map.of("sixstep.retention.batch", "0"))).rootCause()
                .hasMessageContaining("batch must be");
    }

    private Ticket solved() {
        Ticket ticket = ticket("summary", "VPN of Wang Xiaoming is down", "description", "My knee", "reporterName", "Wang Xiaoming",
                "reporterEmail", "wang@example.org",
                "reporterPhone", "13800000000", "reporterEmployeeNumber", "10086", "reporterDepartment", "Finance", "homeOffice", "Lane 5",
                "onSite", true,
                "checks", List.of("logs"), "rootCause", "Wang Xiaoming's certificate expired", "category", "network", "owner", "network",
                "outcome", "resolved",
                "satisfaction", 3, "processInstanceId", "process-1");
        transaction.executeWithoutResult(status -> {
            timeline.hear(ticket.id(), "My knee again");
            timeline.note(ticket.id(), "assigned", null, "Look at Wang Xiaoming's laptop",
                    Map.of("owner", "network", "reporterPhone", "13800000000"));
        });
        return ticket;
    }

    private void message(String state, String recipient, String address) {
        jdbc.update("""
                insert into sixstep.outbox_message (id, message_key, message_id, kind, recipient, address, language, subject, body, state,
                  last_error, created_at, sent_at)
                values (?, ?, ?, 'result', ?, ?, 'en', 'For Wang', 'Dear Wang', ?, 'wang@example.org: full', ?, ?)""", UUID.randomUUID(),
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(), recipient, address, state, utc(MORNING), state.equals("sent") ? utc(MORNING) : null);
    }

    private void at(String local) {
        clock.set(LocalDateTime.parse(local).atZone(ZONE).toInstant());
    }

    private String text(String table) {
        return String.join("\n", jdbc.queryForList("select row_to_json(t)::text from " + table + " t", String.class));
    }

    private static java.time.OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
