package org.sixstep.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sixstep.DomainTest;
import org.sixstep.ticket.Ticket;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@Import({OwnerAssignment.class, StaffOptions.class})
class OwnerAssignmentTest extends DomainTest {

    @Autowired
    private OwnerAssignment assignment;
    @Autowired
    private StaffOptions options;

    @BeforeEach
    void hire() {
        staff.join("network", "network", "network2", "network3");
        staff.join("experts", "expert", "expert2");
        staff.join("leads", "lead", "lead2");
    }

    @Test
    void leastLoadedOfTheGroupIsChosen() {
        openTickets("network", 2);
        openTickets("network2", 1);
        openTickets("network3", 2);
        assertThat(choose(ticket(), "module", "leastLoaded")).isEqualTo("network2");
    }

    @Test
    void archivedTicketsAreNoLoad() {
        openTickets("network", 1);
        openTickets("network3", 1);
        clock.advance(Duration.ofMinutes(1));
        for (int i = 0; i < 3; i++) {
            ticket("owner", "network2", "status", "archived");
        }
        assertThat(choose(ticket(), "module", "leastLoaded")).isEqualTo("network2");
    }

    @Test
    void amongEquallyLoadedTheOneWhoWasGivenATicketLongestAgoIsChosen() {
        openTickets("network2", 1);
        clock.advance(Duration.ofMinutes(1));
        openTickets("network", 1);
        clock.advance(Duration.ofMinutes(1));
        openTickets("network3", 1);
        assertThat(choose(ticket(), "module", "leastLoaded")).isEqualTo("network2");
    }

    @Test
    void amongEqualsTheOrderOfTheGroupDecides() {
        assertThat(choose(ticket(), "module", "leastLoaded")).isEqualTo("network");
    }

    @Test
    void rotaTakesTurnsWhateverTheLoad() {
        openTickets("network", 3);
        clock.advance(Duration.ofMinutes(1));
        openTickets("network2", 1);
        clock.advance(Duration.ofMinutes(1));
        openTickets("network3", 1);
        assertThat(choose(ticket(), "rota", "rota")).isEqualTo("network");
    }

    @Test
    void rotaGoesRound() {
        for (String expected : List.of("network", "network2", "network3", "network", "network2")) {
            clock.advance(Duration.ofMinutes(1));
            Ticket ticket = ticket();
            String chosen = choose(ticket, "rota", "rota");
            assertThat(chosen).isEqualTo(expected);
            tickets.change(ticket.id(), Map.of("owner", chosen));
        }
    }

    @Test
    void assignmentsOfTheSameTransactionCount() {
        transaction.executeWithoutResult(status -> {
            tickets.change(ticket().id(), Map.of("owner", "network"));
            assertThat(choose(ticket(), "module", "leastLoaded")).isEqualTo("network2");
        });
    }

    @Test
    void seniorIsAnExpert() {
        openTickets("expert", 1);
        assertThat(choose(ticket(), "senior", "leastLoaded")).isEqualTo("expert2");
    }

    @Test
    void seniorIsOfTheGroupWhenThereAreNoExperts() {
        staff.join("experts");
        assertThat(choose(ticket(), "senior", "leastLoaded")).isEqualTo("network");
    }

    @Test
    void whomTheDispatcherNamesIsChosen() {
        assertThat(assignment.choose(ticket(), "network", "module", "leastLoaded", "lead2")).contains("lead2");
    }

    @Test
    void aStrangerWhomTheDispatcherNamesIsPassedOver() {
        assertThat(assignment.choose(ticket(), "network", "module", "leastLoaded", "nobody")).contains("network");
        assertThat(assignment.choose(ticket(), "network", "module", "leastLoaded", "")).contains("network");
    }

    @Test
    void anOwnerOfTheGroupKeepsTheTicket() {
        Ticket ticket = ticket("owner", "network3");
        openTickets("network3", 5);
        assertThat(choose(ticket, "module", "leastLoaded")).isEqualTo("network3");
    }

    @Test
    void anOwnerOfAnotherGroupDoesNot() {
        assertThat(choose(ticket("owner", "system"), "module", "leastLoaded")).isEqualTo("network");
    }

    @Test
    void aTicketThatBecomesUrgentGoesToAnExpert() {
        assertThat(choose(ticket("owner", "network"), "senior", "leastLoaded")).isEqualTo("expert");
    }

    @Test
    void nobodyIsChosenFromAnEmptyGroup() {
        assertThat(assignment.choose(ticket(), "endpoint", "module", "leastLoaded", null)).isEmpty();
        assertThat(assignment.choose(ticket(), null, null, null, null)).isEmpty();
    }

    @Test
    void oneLevelUpIsTheLeastLoadedLeadWhoDidNotOwnIt() {
        assertThat(assignment.oneLevelUp(ticket("owner", "network"))).contains("lead");
        openTickets("lead2", 4);
        assertThat(assignment.oneLevelUp(ticket("owner", "lead"))).contains("lead2");
    }

    @Test
    void theOnlyLeadKeepsHisTicket() {
        staff.join("leads", "lead");
        assertThat(assignment.oneLevelUp(ticket("owner", "lead"))).contains("lead");
        staff.join("leads");
        assertThat(assignment.oneLevelUp(ticket("owner", "network"))).isEmpty();
    }

    @Test
    void loadIsCountedByIndex() {
        jdbc.update("""
                insert into sixstep.ticket (id, number, channel, summary, reported_at, accepted_at, owner, status)
                select gen_random_uuid(), 'TS' || n, 'api', 'n', now(), now() - n * interval '1 minute', 'member' || n % 100,
                  case when n % 10 = 0 then 'new' else 'archived' end
                from generate_series(1, 10000) n""");
        jdbc.execute("analyze sixstep.ticket");
        String plan = String.join("\n", jdbc.queryForList("explain " + OwnerAssignment.LEAST_LOADED, String.class,
                new String[] {"member1", "member2"}, UUID.randomUUID(), UUID.randomUUID()));
        assertThat(plan).contains("ticket_load", "ticket_by_owner").doesNotContain("Seq Scan");
    }

    @Test
    void formsOfferEverybodyOnce() {
        staff.join("agents", "agent", "lead");
        assertThat(options.peopleOptions()).extracting(option -> option.get("value"))
                .containsExactly("agent", "expert", "expert2", "lead", "lead2", "network", "network2", "network3");
        assertThat(options.peopleOptions().get(0)).containsEntry("label", "Name of agent (agent)");
    }

    private String choose(Ticket ticket, String role, String mode) {
        return assignment.choose(ticket, "network", role, mode, null).orElseThrow();
    }

    private void openTickets(String owner, int count) {
        for (int i = 0; i < count; i++) {
            ticket("owner", owner);
        }
    }
}
