package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.sixstep.DeskTime;
import org.sixstep.sla.ServiceLevels;
import org.sixstep.sla.SlaClock;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketEvent;
import org.sixstep.ticket.TicketStore;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Leads one ticket through the procedure, and shows its row, its timeline, its clocks and what was sent to whom. */
final class TicketDriver extends ProcessDriver {

    private final UUID id;
    private final TicketStore tickets;
    private final ServiceLevels levels;
    private final JdbcTemplate jdbc;

    TicketDriver(ProcessInstance instance, BeanFactory beans) {
        this(UUID.fromString(
                (String) beans.getBean(ProcessEngine.class).getRuntimeService().getVariable(instance.getId(), SupportTicket.TICKET_ID)),
                instance.getId(), beans);
    }

    private TicketDriver(UUID id, String instanceId, BeanFactory beans) {
        super(instanceId, beans);
        this.id = id;
        this.tickets = beans.getBean(TicketStore.class);
        this.levels = beans.getBean(ServiceLevels.class);
        this.jdbc = beans.getBean(JdbcTemplate.class);
    }

    static TicketDriver of(UUID id, BeanFactory beans) {
        return new TicketDriver(id, beans.getBean(TicketStore.class).get(id).text("processInstanceId"), beans);
    }

    @Override
    TicketDriver submit(String user, String step, Map<String, Object> form) {
        super.submit(user, step, form);
        return this;
    }

    @Override
    TicketDriver submitAsAssignee(String step, Map<String, Object> form) {
        super.submitAsAssignee(step, form);
        return this;
    }

    @Override
    TicketDriver fire(String event) {
        super.fire(event);
        return this;
    }

    @Override
    TicketDriver assertWaitsAt(String... steps) {
        super.assertWaitsAt(steps);
        return this;
    }

    // ---- what can be seen

    UUID id() {
        return id;
    }

    Ticket row() {
        return tickets.get(id);
    }

    String number() {
        return row().number();
    }

    List<String> timeline() {
        return tickets.timeline(id, false).stream().map(TicketEvent::kind).toList();
    }

    List<TicketEvent> events(String kind) {
        return tickets.timeline(id, false).stream().filter(event -> event.kind().equals(kind)).toList();
    }

    /** How often a kind of message was written for this ticket. */
    int sent(String kind) {
        return jdbc.queryForObject("select count(*) from sixstep.outbox_message where ticket_id = ? and kind = ?", Integer.class, id, kind);
    }

    String recipients(String kind) {
        return jdbc.queryForObject("select recipient from sixstep.outbox_message where ticket_id = ? and kind = ?", String.class, id, kind);
    }

    List<String> recipientsOf(String kind) {
        return jdbc.queryForList("select recipient from sixstep.outbox_message where ticket_id = ? and kind = ? order by created_at",
                String.class, id, kind);
    }

    List<SlaClock> clocks() {
        return levels.clocks(id);
    }

    SlaClock clock(String name) {
        return clock(name, row().round());
    }

    SlaClock clock(String name, int round) {
        return clocks().stream().filter(clock -> clock.name().equals(name) && clock.round() == round)
                .min(Comparator.comparing(SlaClock::dueAt))
                .orElseThrow(() -> new AssertionError("There is no clock " + name + " in round " + round + "."));
    }

    /** Every alarm raised so far: {@code response 75%}. */
    List<String> alarms() {
        return jdbc.queryForList("select clock || ' ' || level from sixstep.sla_alarm where ticket_id = ? order by raised_at, due_at",
                String.class, id);
    }

    /** @param raisedAt when it was seen; {@code dueAt} is when it was due */
    record RaisedAlarm(String level, Instant dueAt, Instant raisedAt) {}

    /** The levels of a clock in the order of their time, as the record keeps them for ever. */
    List<RaisedAlarm> raised(String clock) {
        return jdbc.query("select level, due_at, raised_at from sixstep.sla_alarm where ticket_id = ? and clock = ? order by due_at",
                (row, n) -> new RaisedAlarm(row.getString(1), row.getTimestamp(2).toInstant(), row.getTimestamp(3).toInstant()), id, clock);
    }

    // ---- assertions

    TicketDriver assertStatus(String status) {
        assertThat(row().status()).as("status").isEqualTo(status);
        return this;
    }

    TicketDriver assertSent(String... kinds) {
        for (String kind : kinds) {
            assertThat(sent(kind)).as("messages of kind " + kind).isOne();
        }
        return this;
    }

    TicketDriver assertClockDue(String name, String local) {
        assertThat(clock(name).dueAt()).as("limit of " + name).isEqualTo(DeskTime.at(local));
        return this;
    }

    TicketDriver assertVerdict(String clock, String verdict) {
        assertThat(clock(clock).verdict()).as("verdict of " + clock).isEqualTo(verdict);
        return this;
    }
}
