package org.sixstep.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.DomainTest;
import org.sixstep.archive.Archive;
import org.sixstep.archive.ArchiveBeans;
import org.sixstep.audit.SecurityAudit;
import org.sixstep.ticket.Ticket;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;

/** The one permission to change append-only tables: nothing is accepted but a mark in place of a text. */
@Import({ArchiveBeans.class, SecurityAudit.class})
class AppendOnlyTest extends DomainTest {

    @Autowired
    private Archive archive;
    @Autowired
    private SecurityAudit audit;
    private Ticket ticket;

    @BeforeEach
    void archiveOne() {
        ticket = ticket("description", "Li Na cannot log in", "keywords", List.of("Li Na", "login"), "rootCause", "A lock", "owner",
                "agent");
        transaction.executeWithoutResult(
                status -> timeline.note(ticket.id(), "note", null, "Li Na called, 100% sure", Map.of("phone", 13800, "said", "Li Na")));
        archive.archiveTicket(ticket.id());
        audit.record("agent", "signedIn", "agent from Li Na", Map.of("from", "Li Na"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"update sixstep.ticket_event set text = '[erased]'", "update sixstep.case_record set description = '[erased]'",
        "update sixstep.security_event set subject = '[erased]'", "delete from sixstep.ticket_event", "delete from sixstep.case_record",
        "delete from sixstep.security_event"})
    void withoutPermissionNothingChanges(String statement) {
        assertThatThrownBy(() -> jdbc.update(statement)).isInstanceOf(DataAccessException.class).hasMessageContaining("append-only");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "update sixstep.ticket_event set text = '[erased]' where kind = 'note'",
        "update sixstep.ticket_event set text = '[erased] called, 100% sure' where kind = 'note'",
        "update sixstep.ticket_event set fields = '{\"phone\": \"[erased]\", \"said\": \"[erased]\"}' where kind = 'note'",
        "update sixstep.case_record set description = '[erased] cannot log in', keywords = '{[erased],login}'",
        "update sixstep.case_record set facts = sixstep.erased(facts, 'Li Na'), process_record = sixstep.erased_lines(process_record, 'Li"
                + " Na')",
        "update sixstep.security_event set subject = 'agent from [erased]', details = '{\"from\": \"[erased]\"}' where subject = 'agent"
                + " from Li Na'"})
    void withItMarksAreWritten(String statement) {
        assertThat(inErasure("person", statement)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "update sixstep.ticket_event set text = 'Somebody called, 100% sure' where kind = 'note'",
        "update sixstep.ticket_event set text = '[erased] called, 100% sure!' where kind = 'note'",
        "update sixstep.ticket_event set text = null where kind = 'note'",
        "update sixstep.ticket_event set fields = '{\"said\": \"Li Na\"}' where kind = 'note'",
        "update sixstep.ticket_event set actor = '[erased]'",
        "update sixstep.ticket_event set at = at + interval '1 hour'",
        "update sixstep.ticket_event set kind = 'message'",
        "update sixstep.ticket_event set visibility = 'public' where kind = 'note'",
        "update sixstep.case_record set owner = '[erased]'",
        "update sixstep.case_record set satisfaction = 3",
        "update sixstep.case_record set process_record = '[]'",
        "update sixstep.case_record set process_record = jsonb_set(process_record, '{0,actor}', '\"[erased]\"')",
        "update sixstep.case_record set process_record = jsonb_set(process_record, '{0,at}', '\"[erased]\"')",
        "update sixstep.security_event set actor = '[erased]'",
        "update sixstep.security_event set kind = '[erased]'",
        "delete from sixstep.ticket_event", "delete from sixstep.case_record"})
    void withItNothingElseIsWritten(String statement) {
        assertThatThrownBy(() -> inErasure("retention", statement)).isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    @Test
    void onlyRetentionRemovesSecurityEvents() {
        assertThatThrownBy(() -> inErasure("person", "delete from sixstep.security_event")).hasMessageContaining("append-only");
        assertThat(inErasure("retention", "delete from sixstep.security_event where subject = 'agent from Li Na'")).isPositive();
    }

    @Test
    void thePermissionEndsWithItsTransaction() {
        inErasure("person", "update sixstep.ticket_event set text = '[erased]' where kind = 'note'");
        assertThatThrownBy(() -> jdbc.update("update sixstep.ticket_event set text = '[erased]'")).hasMessageContaining("append-only");
    }

    private int inErasure(String purpose, String statement) {
        return transaction.execute(status -> {
            jdbc.queryForObject("select set_config('sixstep.erasure', ?, true)", String.class, purpose);
            return jdbc.update(statement);
        });
    }
}
