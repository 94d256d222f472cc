package org.sixstep.process;

import java.util.List;
import java.util.UUID;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** What models may ask of a ticket beyond their variables. */
@Component("ticketRecord")
@ModelBean
public class TicketCollaborators {

    private final TicketStore tickets;

    TicketCollaborators(TicketStore tickets) {
        this.tickets = tickets;
    }

    /** User ids of those who were asked to help (R28, R49). */
    public List<String> collaborators(String ticketId) {
        return tickets.get(UUID.fromString(ticketId)).list("collaborators");
    }
}
