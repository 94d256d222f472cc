package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sixstep.process.FilledForms.escalated;
import static org.sixstep.process.FilledForms.json;
import static org.sixstep.process.FilledForms.problem;
import static org.sixstep.process.FilledForms.solved;
import static org.sixstep.process.FilledForms.with;
import static org.sixstep.process.FilledForms.without;
import static org.sixstep.process.SupportTicketElements.TRIAGE_TICKET;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is wrong on a form is refused with a sentence, by whatever client it comes, and nothing of it is stored. */
class RefusedFormsTest extends ProcessTest {

    private static final String MEGABYTE = "x".repeat(1_000_000);

    @Autowired
    JdbcTemplate jdbc;

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "summary, '', summary: is required",
        "description, , description: ",
        "category, weather, category: must be one of system",
        "reporterEmail, nobody, reporterEmail: must be one mail address",
        "occurredAt, yesterday, occurredAt: must be a date and time",
        "occurredAt, 2031-01-01T09:00, occurredAt: This time is in the future.",
        "emergency, perhaps, emergency: must be yes or no",
        "priority, P0, priority: is not a field of this form",
        "owner, manager, owner: "})
    void aWrongReportStartsNothing(String field, String value, String sentence) {
        assertNothingStarted(with(problem(), field, value), sentence);
    }

    @Test
    void aReportThatIsTooLongStartsNothing() {
        assertNothingStarted(with(problem(), "summary", "x".repeat(201)), "summary: is too long: at most 200 characters");
        assertNothingStarted(with(problem(), "description", MEGABYTE), "description: ");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "checkFindings, ' ', checkFindings: ",
        "triageOutcome, forget, triageOutcome: ",
        "checks, network, checks: must be a list",
        "status, archived, status: ",
        "ticketId, 1, ticketId: "})
    void aWrongStepChangesNothing(String field, String value, String sentence) {
        TicketDriver ticket = received(problem());
        assertRefused(ticket, () -> ticket.submitAsAssignee(TRIAGE_TICKET, with(solved(), field, value)), sentence);
        ticket.assertWaitsAt(TRIAGE_TICKET);
    }

    @Test
    void whatAStepNeedsForItsOutcomeIsRequired() {
        TicketDriver ticket = received(problem());
        assertRefused(ticket, () -> ticket.submitAsAssignee(TRIAGE_TICKET, without(solved(), "solution")), "solution: ");
        assertRefused(ticket, () -> ticket.submitAsAssignee(TRIAGE_TICKET, without(escalated(), "escalationReason")),
                "escalationReason: ");
        assertRefused(ticket, () -> ticket.submitAsAssignee(TRIAGE_TICKET, with(solved(), "checks", json(List.of("network", "horoscope")))),
                "checks: must be chosen from");
        assertRefused(ticket, () -> ticket.submitAsAssignee(TRIAGE_TICKET, with(solved(), "checkFindings", MEGABYTE)),
                "checkFindings: ");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        TicketDriver ticket = received(problem());
        assertThatThrownBy(() -> ticket.submitAsAssignee(TRIAGE_TICKET, with(without(solved(), "solution"), "checkFindings", "")))
                .hasMessageContaining("solution: ").hasMessageContaining("checkFindings: ");
    }

    private void assertNothingStarted(Map<String, Object> report, String sentence) {
        int tickets = tickets();
        long instances = engine.getRuntimeService().createProcessInstanceQuery().count();
        assertThatThrownBy(() -> reported(report)).hasMessageContaining(sentence);
        assertThat(tickets()).as("tickets").isEqualTo(tickets);
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().count()).as("instances").isEqualTo(instances);
    }

    private int tickets() {
        return jdbc.queryForObject("select count(*) from sixstep.ticket", Integer.class);
    }
}
