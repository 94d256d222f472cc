package org.sixstep.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sixstep.DomainTest;
import org.sixstep.NotFoundException;
import org.sixstep.ticket.Ticket;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;

@Import(ArchiveBeans.class)
class ArchiveTest extends DomainTest {

    @Autowired
    private Archive archive;

    @Test
    void theCaseHoldsWhatTheTicketKnew() {
        Ticket ticket = solved();
        CaseRecord record = archive.archiveTicket(ticket.id());
        assertThat(record.caseNumber()).isEqualTo("202611-001");
        assertThat(record.archiveKey()).isEqualTo("network-20261123-TS20261123007");
        assertThat(record.category()).isEqualTo("network");
        assertThat(record.description()).isEqualTo("Error 809 since this morning");
        assertThat(record.initialAnalysis()).isEqualTo("Gateway?\nPing fails");
        assertThat(record.owner()).isEqualTo("network");
        assertThat(record.collaborators()).containsExactly("operations", "developer");
        assertThat(record.rootCause()).isEqualTo("Certificate expired");
        assertThat(record.solution()).isEqualTo("New certificate");
        assertThat(record.solutionSummary()).isEqualTo("Certificate renewed");
        assertThat(record.lessons()).isEqualTo("Watch the expiry");
        assertThat(record.outcome()).isEqualTo("resolved");
        assertThat(record.satisfaction()).isEqualTo(3);
        assertThat(record.feedback()).isEqualTo("Thanks\nBe faster");
        assertThat(record.state()).isEqualTo("resolved");
        assertThat(record.keywords()).containsExactly("VPN", "证书");
        assertThat(record.knowledgeDecision()).isEqualTo("none");
        assertThat(record.rounds()).isEqualTo(2);
        assertThat(record.acceptedAt()).isEqualTo(MORNING);
        assertThat(record.archivedAt()).isEqualTo(clock.instant());
        assertThat(record.facts()).containsEntry("costCentre", "4711").containsEntry("knowledgeReason", "Known");
        assertThat(archive.find("202611-001")).map(CaseRecord::processRecord).contains(record.processRecord());
    }

    @Test
    void whoeverIsNamedInATextIsACodeInTheArchive() {
        staff.join("network", "network", "operations");
        Ticket ticket = ticket("reporterName", "王小明", "reporterEmployeeNumber", "10086", "reporterPhone", "010-62345678", "reporterEmail",
                "wang@example.org",
                "summary", "王小明的电脑连不上", "description", "王小明来电（010-62345678，wang@example.org）", "owner", "network", "collaborators",
                List.of("operations"),
                "solution", "Name of network called name of  operations", "keywords", "VPN, 王小明");
        timeline.note(ticket.id(), "ownerAssigned", null, "Owner: Name of network (network)", Map.of("planNote", "ask 王小明"));
        CaseRecord record = archive.archiveTicket(ticket.id());
        assertThat(record.description()).isEqualTo("10086来电（10086，10086）");
        assertThat(record.solution()).isEqualTo("network called operations");
        assertThat(record.keywords()).containsExactly("VPN", "10086");
        assertThat(record.processRecord().get(0)).returns("Owner: network", ProcessLine::text).returns(Map.of("planNote", "ask 10086"),
                ProcessLine::fields);
        assertThat(jdbc.queryForObject("select stored::text from sixstep.case_record stored", String.class)).doesNotContain("小明", "Name of",
                "6234", "wang@");
        assertThat(archive.list(YearMonth.of(2026, 11), null, 1).get(0).summary()).isEqualTo("10086的电脑连不上");
    }

    @Test
    void aNameOrANumberInAnotherWritingIsTheSameCode() {
        Ticket ticket = ticket("reporterName", "Quist, Ada", "reporterEmployeeNumber", "10086", "reporterPhone", "0086 13812345678",
                "summary", "Ada Quist cannot log in", "description",
                "Ada\u00a0Quist (QUIST, ADA) called from 138-1234-5678 and +8613812345678",
                "solution", "Ａｄａ　Ｑｕｉｓｔ was unlocked");
        timeline.note(ticket.id(), "note", null, "Quist,\u00a0Ada called", Map.of("planNote", "ask ada  quist"));

        CaseRecord record = archive.archiveTicket(ticket.id());

        assertThat(record.description()).isEqualTo("10086 (10086) called from 10086 and 10086");
        assertThat(record.solution()).isEqualTo("10086 was unlocked");
        assertThat(record.facts()).containsEntry("summary", "10086 cannot log in");
        assertThat(record.processRecord().get(0)).returns("10086 called", ProcessLine::text).returns(Map.of("planNote", "ask 10086"),
                ProcessLine::fields);
    }

    @Test
    void theProcessRecordIsNumberedAndTimed() {
        Ticket ticket = solved();
        clock.advance(Duration.ofMinutes(5));
        timeline.note(ticket.id(), "formCompleted", "userTask_triageTicket", "Checked",
                Map.of("checkFindings", "Ping fails", "reporterPhone", "13800000000"));
        clock.advance(Duration.ofMinutes(5));
        List<ProcessLine> lines = archive.archiveTicket(ticket.id()).processRecord();
        assertThat(lines).extracting(ProcessLine::no).containsExactly(1, 2);
        assertThat(lines.get(0)).returns("Checked", ProcessLine::text).returns(MORNING.plusSeconds(300), ProcessLine::at)
                .returns(Map.of("checkFindings", "Ping fails"), ProcessLine::fields);
        assertThat(lines.get(1).text()).isEqualTo("Archived as case 202611-001.");
    }

    @Test
    void theReporterIsACodeInTheArchive() {
        CaseRecord record = archive.archiveTicket(solved().id());
        assertThat(record.reporter()).isEqualTo("10086 / Finance");
        assertThat(record.facts()).doesNotContainKeys("reporterName", "reporterEmail", "reporterPhone", "suggestions");
        Ticket guest = ticket("reporterName", "王小明", "reporterOrganisation", "某公司");
        assertThat(archive.archiveTicket(guest.id()).reporter()).isEqualTo("王** / 某公司");
    }

    @Test
    void theTicketIsClosed() {
        Ticket ticket = solved();
        archive.archiveTicket(ticket.id());
        Ticket closed = tickets.get(ticket.id());
        assertThat(closed.status()).isEqualTo("archived");
        assertThat(closed.instant("closedAt")).isEqualTo(clock.instant());
        assertThat(tickets.timeline(ticket.id(), false)).last().returns("archived", event -> event.kind());
        assertThat(tickets.timeline(ticket.id(), true)).isEmpty();
    }

    @Test
    void archivingTwiceGivesTheSameCase() {
        Ticket ticket = solved();
        CaseRecord first = archive.archiveTicket(ticket.id());
        clock.advance(Duration.ofHours(1));
        assertThat(archive.archiveTicket(ticket.id()).id()).isEqualTo(first.id());
        assertThat(tickets.timeline(ticket.id(), false)).hasSize(1);
        assertThat(archive.archiveTicket(ticket().id()).caseNumber()).isEqualTo("202611-002");
    }

    @Test
    void aRolledBackCaseGivesItsNumberBack() {
        Ticket ticket = solved();
        transaction.executeWithoutResult(status -> {
            archive.archiveTicket(ticket.id());
            status.setRollbackOnly();
        });
        assertThat(archive.findByTicket(ticket.id())).isEmpty();
        assertThat(tickets.get(ticket.id()).status()).isEqualTo("new");
        assertThat(archive.archiveTicket(ticket.id()).caseNumber()).isEqualTo("202611-001");
    }

    @Test
    void theMonthIsTheDesks() {
        clock.set("2026-12-01T00:30", ZONE);
        assertThat(archive.archiveTicket(solved().id())).returns("202612-001", CaseRecord::caseNumber)
                .returns("network-20261201-TS20261123007", CaseRecord::archiveKey);
    }

    @Test
    void nobodyChangesACase() {
        archive.archiveTicket(solved().id());
        assertThatThrownBy(() -> jdbc.update("update sixstep.case_record set lessons = 'none'"))
                .isInstanceOf(DataAccessException.class).hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.update("delete from sixstep.case_record")).isInstanceOf(DataAccessException.class);
    }

    @Test
    void whatTheReporterNeverConfirmedIsClosed() {
        assertThat(archive.archiveTicket(ticket("outcome", "resolved").id()).state()).isEqualTo("closed");
        assertThat(archive.archiveTicket(ticket("outcome", "resolved", "confirmationChannel", "phone").id()).state()).isEqualTo("resolved");
        assertThat(archive.archiveTicket(ticket("outcome", "observing").id()).state()).isEqualTo("followUp");
        assertThat(archive.archiveTicket(ticket().id()).state()).isEqualTo("closed");
    }

    @Test
    void aBareTicketIsArchivedToo() {
        Ticket bare = ticket("answerId", "no id");
        CaseRecord record = archive.archiveTicket(bare.id());
        assertThat(record.answerId()).isNull();
        assertThat(record.category()).isEqualTo("unclear");
        assertThat(record.description()).isEqualTo(bare.summary());
        assertThat(archive.archiveTicket(ticket("answerId", UUID.randomUUID().toString()).id())).isNotNull();
        assertThatThrownBy(() -> archive.archiveTicket(UUID.randomUUID())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void theAnswerOfACaseIsKept() {
        UUID answer = UUID.randomUUID();
        jdbc.update(
                "insert into sixstep.answer (id, title, body, status, author, created_at) values (?, 't', 'b', 'published', 'a', now())",
                answer);
        Ticket ticket = ticket("answerId", answer.toString(), "knowledgeDecision", "link");
        archive.archiveTicket(ticket.id());
        assertThat(archive.findByTicket(ticket.id())).map(CaseRecord::answerId).contains(answer);
    }

    @Test
    void aMonthIsReadPageByPage() {
        clock.set("2026-10-31T23:59", ZONE);
        archive.archiveTicket(ticket().id());
        clock.set("2026-11-01T00:00", ZONE);
        List<String> archived = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            archived.add(archive.archiveTicket(ticket().id()).caseNumber());
            if (i % 3 == 2) {
                clock.advance(Duration.ofDays(1));
            }
        }
        clock.set("2026-12-01T00:00", ZONE);
        archive.archiveTicket(ticket().id());
        List<CaseSummary> read = new ArrayList<>();
        List<CaseSummary> page = archive.list(YearMonth.of(2026, 11), null, 2);
        while (!page.isEmpty()) {
            read.addAll(page);
            page = archive.list(YearMonth.of(2026, 11), page.get(page.size() - 1), 2);
        }
        assertThat(read).extracting(CaseSummary::caseNumber).containsExactlyInAnyOrderElementsOf(archived).doesNotHaveDuplicates();
        assertThat(read).extracting(CaseSummary::archivedAt).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void aMonthIsReadByIndex() {
        jdbc.update("""
                insert into sixstep.ticket (id, number, channel, summary, reported_at, accepted_at, status)
                select gen_random_uuid(), 'TS' || n, 'api', 'n', now(), now(), 'archived' from generate_series(1, 10000) n""");
        jdbc.update("""
                insert into sixstep.case_record (id, case_number, archive_key, ticket_id, ticket_number, process_record, state, rounds,
                  accepted_at, archived_at, facts)
                select gen_random_uuid(), number, number, id, number, '[]', 'resolved', 1, now(), now() - substr(number,
                  3)::int * interval '1 hour',
                       jsonb_build_object('summary', '无法连接 ' || number) from sixstep.ticket""");
        jdbc.execute("analyze sixstep.case_record");
        assertThat(plan(CaseRecords.NEXT_PAGE, MORNING.minus(Duration.ofDays(30)), MORNING, MORNING, UUID.randomUUID(), 50))
                .contains("case_record_by_archiving").doesNotContain("Seq Scan", "Sort Key: archived_at DESC, id\n");
        assertThat(plan(CaseRecords.SIMILAR, "考勤机 TS77", UUID.randomUUID(), 3)).contains("case_record_search",
                "Index Cond: (search @@ said");
        assertThat(archive.similarTo(ticket("summary", "TS77 考勤"), 3)).extracting(CaseSummary::caseNumber).containsExactly("TS77");
    }

    private String plan(String query, Object... values) {
        Object[] parameters = java.util.Arrays.stream(values)
                .map(value -> value instanceof Instant at ? java.sql.Timestamp.from(at) : value).toArray();
        return String.join("\n", jdbc.queryForList("explain " + query, String.class, parameters));
    }

    private Ticket solved() {
        return ticket("number", "TS20261123007", "category", "network", "description", "Error 809 since this morning", "initialAssessment",
                "Gateway?",
                "checkFindings", "Ping fails", "owner", "network", "collaborators", List.of("operations", "developer"), "rootCause",
                "Certificate expired",
                "solution", "New certificate", "solutionSummary", "Certificate renewed", "lessons", "Watch the expiry", "outcome",
                "resolved",
                "satisfaction", 3, "feedbackComment", "Thanks", "suggestion", "Be faster", "keywords", "VPN, 证书", "knowledgeDecision",
                "none",
                "knowledgeReason", "Known", "round", 2, "costCentre", "4711", "reporterName", "王小明", "reporterEmployeeNumber", "10086",
                "reporterDepartment", "Finance", "reporterEmail", "wang@example.org", "reporterPhone", "13800000000", "suggestions",
                "Renew?");
    }
}
