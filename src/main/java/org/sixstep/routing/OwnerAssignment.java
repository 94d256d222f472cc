package org.sixstep.routing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Finds the owner of a ticket (R25, R27, E14). Two tickets assigned in the same instant may see the same load; the next ones even it out,
 * and no assignment waits for another.
 */
@Component
public class OwnerAssignment {

    private static final String EXPERTS = "experts";
    private static final String LEADS = "leads";
    private static final String SENIOR = "senior";
    private static final String ROTA = "rota";
    private static final String OPEN_TICKETS = "(select count(*) from sixstep.ticket where owner = member and status <> 'archived' and id"
            + " <> ?)";
    private static final String LAST_GIVEN = "(select max(accepted_at) from sixstep.ticket where owner = member and id <> ?) nulls first";
    private static final String FIRST_OF = "select member from unnest(?::text[]) with ordinality as staff (member, place) order by ";
    static final String LEAST_LOADED = FIRST_OF + OPEN_TICKETS + ", " + LAST_GIVEN + ", place limit 1";
    private static final String NEXT_IN_TURN = FIRST_OF + LAST_GIVEN + ", " + OPEN_TICKETS + ", place limit 1";

    private final StaffDirectory staff;
    private final TicketStore tickets;
    private final JdbcTemplate jdbc;

    OwnerAssignment(StaffDirectory staff, TicketStore tickets, JdbcTemplate jdbc) {
        this.staff = staff;
        this.tickets = tickets;
        this.jdbc = jdbc;
    }

    /**
     * Chooses the owner: whom the dispatcher named, else who owns the ticket already, else by the decision's role and mode.
     *
     * @param group          handling group, null if the ticket was not routed
     * @param role           {@code senior} asks the experts first (P0); any other role asks the group
     * @param mode           {@code rota} takes turns; any other mode takes who has fewest open tickets, and takes turns among equals
     * @param preferredOwner whom the dispatcher named, or null; somebody who is not staff is passed over
     * @return empty if nobody is in the group: the task stays with the group
     */
    public Optional<String> choose(Ticket ticket, @Nullable String group, @Nullable String role, @Nullable String mode,
            @Nullable String preferredOwner) {
        if (preferredOwner != null && !preferredOwner.isBlank() && staff.name(preferredOwner).isPresent()) {
            return Optional.of(preferredOwner);
        }
        List<String> candidates = SENIOR.equals(role) ? staff.members(EXPERTS) : List.of();
        if (candidates.isEmpty()) {
            candidates = group == null ? List.of() : staff.members(group);
        }
        if (ticket.owner() != null && candidates.contains(ticket.owner())) {
            return Optional.of(ticket.owner());
        }
        return first(ROTA.equals(mode) ? NEXT_IN_TURN : LEAST_LOADED, candidates, ticket.id());
    }

    /** One level up, for a reporter who is dissatisfied or has the problem again (R59): the least loaded lead who did not own it before. */
    public Optional<String> oneLevelUp(Ticket ticket) {
        List<String> leads = staff.members(LEADS);
        List<String> others = leads.stream().filter(lead -> !lead.equals(ticket.owner())).toList();
        return first(LEAST_LOADED, others.isEmpty() ? leads : others, ticket.id());
    }

    private Optional<String> first(String order, List<String> candidates, UUID ticketId) {
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        tickets.flush();
        return jdbc.queryForList(order, String.class, candidates.toArray(String[]::new), ticketId, ticketId).stream().findFirst();
    }
}
