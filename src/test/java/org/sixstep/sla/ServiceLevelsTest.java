package org.sixstep.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sixstep.DomainTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Clocks of a ticket by value, on the real database. */
@Import(ServiceLevels.class)
class ServiceLevelsTest extends DomainTest {

    private static final List<ServiceLevel> P2 = List.of(new ServiceLevel("triage", "PT30M", "24x7", 75, "002"), new ServiceLevel("response", "PT4H", "24x7", 75, "000"),
            new ServiceLevel("resolve", "PT72H", "24x7", 75, "002"), new ServiceLevel("archive", "P3D", "workDays", 75, "002"),
            new ServiceLevel("escalate", "PT0S", "24x7", 75, "002"));

    @Autowired
    private ServiceLevels levels;

    @Test
    void theFirstClocksRunFromAcceptance() {
        UUID ticket = ticket().id();
        clock.advance(Duration.ofMinutes(10));
        levels.promise(ticket, P2);

        assertThat(dueAt(ticket, "response")).isEqualTo(MORNING.plus(Duration.ofHours(4)));
        assertThat(levels.open(ticket, "response").orElseThrow().warnAt()).isEqualTo(MORNING.plus(Duration.ofHours(3)));
        assertThat(levels.nearest(ticket).orElseThrow().name()).isEqualTo("triage");
    }

    @Test
    void archivingRunsInWorkingDaysFromWhenItBecomesDue() {
        UUID ticket = ticket().id();
        levels.promise(ticket, P2);
        clock.set(Instant.parse("2026-11-27T09:00:00Z"));

        assertThat(dueAt(ticket, "archive")).isEqualTo(Instant.parse("2026-12-02T09:00:00Z"));
    }

    @Test
    void theEarliestOfSeveralPoliciesCounts() {
        UUID ticket = ticket().id();
        levels.promise(ticket, List.of(new ServiceLevel("response", "P1D", "workDays", 75, "000"), new ServiceLevel("response", "PT20H", "24x7", 75, "002")));

        assertThat(dueAt(ticket, "response")).isEqualTo(MORNING.plus(Duration.ofHours(20)));
    }

    @Test
    void aReclassificationKeepsTheStart() {
        UUID ticket = ticket().id();
        levels.promise(ticket, P2);
        clock.advance(Duration.ofHours(1));
        levels.promise(ticket, List.of(new ServiceLevel("response", "PT2H", "24x7", 75, "000")));

        assertThat(dueAt(ticket, "response")).isEqualTo(MORNING.plus(Duration.ofHours(2)));
        assertThat(dueAt(ticket, "resolve")).isEqualTo(MORNING.plus(Duration.ofHours(72)));
    }

    @Test
    void aStoppedClockKeepsItsVerdict() {
        UUID ticket = ticket().id();
        levels.promise(ticket, P2);
        levels.stop(ticket, "response");
        clock.advance(Duration.ofHours(80));
        levels.stop(ticket, "resolve");
        levels.stop(ticket, "response");
        levels.promise(ticket, List.of(new ServiceLevel("response", "PT1S", "24x7", 75, "000")));

        assertThat(clock(ticket, "response").verdict()).isEqualTo(SlaClock.MET);
        assertThat(clock(ticket, "resolve").verdict()).isEqualTo(SlaClock.MISSED);
    }

    @Test
    void aRegularUpdateThatWasSentIsDueAgain() {
        UUID ticket = ticket().id();
        levels.promise(ticket, List.of(new ServiceLevel("updateLead", "PT4H", "24x7", 75, "001")));
        levels.open(ticket, "updateLead");
        clock.advance(Duration.ofHours(4));
        levels.renew(ticket, "updateLead");

        assertThat(dueAt(ticket, "updateLead")).isEqualTo(MORNING.plus(Duration.ofHours(8)));
        assertThat(levels.nearest(ticket)).as("what waits for a person").isEmpty();
        clock.advance(Duration.ofHours(9));
        assertThat(levels.raise(ticket, ServiceLevels.MISSED)).isEmpty();
        levels.stop(ticket, "updateLead");
        levels.renew(ticket, "updateLead");
        assertThat(clock(ticket, "updateLead").isRunning()).isFalse();
    }

    @Test
    void eachLevelIsRaisedOnce() {
        UUID ticket = ticket().id();
        levels.promise(ticket, P2);
        levels.stop(ticket, "triage");
        clock.advance(Duration.ofHours(3));

        assertThat(levels.raise(ticket, ServiceLevels.AT_RISK)).extracting(alarm -> alarm.clock().name()).containsExactly("response");
        assertThat(levels.raise(ticket, ServiceLevels.AT_RISK)).isEmpty();
        assertThat(levels.raise(ticket, ServiceLevels.MISSED)).isEmpty();
        clock.advance(Duration.ofHours(1));
        assertThat(levels.raise(ticket, ServiceLevels.MISSED)).hasSize(1);
    }

    @Test
    void aTargetThatNobodyPromisedHasNoClock() {
        UUID ticket = ticket().id();
        levels.promise(ticket, P2);

        assertThat(levels.open(ticket, "workshop")).isEmpty();
        assertThat(levels.open(ticket, "escalate")).as("a target of no time").isEmpty();
    }

    @Test
    void oneTransactionWritesAllItsClocksTogether() {
        UUID ticket = ticket().id();
        transaction.executeWithoutResult(status -> {
            levels.promise(ticket, P2);
            levels.stop(ticket, "triage");
            assertThat(jdbc.queryForObject("select count(*) from sixstep.sla_clock", Integer.class)).isZero();
        });

        assertThat(jdbc.queryForObject("select count(*) from sixstep.sla_clock where ticket_id = ?", Integer.class, ticket)).isEqualTo(3);
    }

    private Instant dueAt(UUID ticket, String name) {
        return levels.open(ticket, name).orElseThrow().dueAt();
    }

    private SlaClock clock(UUID ticket, String name) {
        return levels.clocks(ticket).stream().filter(clock -> clock.name().equals(name)).findFirst().orElseThrow();
    }
}
