package org.sixstep.ticket;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.sixstep.SixstepProperties;
import org.sixstep.form.Fact;
import org.sixstep.text.CatalogueText;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Shows, above the fields of every form, what colleagues noted on the ticket: internal notes and comments on its tasks. */
@Component
@Order
class TicketNotes implements FormSection {

    private static final int SHOWN = 10;
    private static final int LONGEST = 1000;
    private static final String NEWEST = "select at, actor, text from sixstep.ticket_event where ticket_id = ? and kind = 'note'"
            + " and visibility = 'internal' and text <> '[erased]' order by id desc limit " + (SHOWN + 1);

    private final TicketStore tickets;
    private final JdbcTemplate jdbc;
    private final PeopleNames people;
    private final ZoneId zone;

    TicketNotes(TicketStore tickets, JdbcTemplate jdbc, PeopleNames people, SixstepProperties settings) {
        this.tickets = tickets;
        this.people = people;
        this.jdbc = jdbc;
        this.zone = settings.zone();
    }

    @Override
    public List<Fact> facts(UUID ticketId) {
        tickets.flush();
        List<Fact> notes = new ArrayList<>(jdbc.query(NEWEST, (row, n) -> new Fact(Fact.Place.NOTE,
                CatalogueText.say("facts.note", people.name(row.getString("actor")),
                        CatalogueText.time("format.time", row.getObject("at", OffsetDateTime.class).atZoneSameInstant(zone)), zone.getId()),
                shortened(row.getString("text"))), ticketId));
        if (notes.size() > SHOWN) {
            notes.set(SHOWN, new Fact(Fact.Place.NOTE, CatalogueText.say("facts.notes"), CatalogueText.say("facts.notes.older", SHOWN)));
        }
        Collections.reverse(notes);
        return notes;
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
