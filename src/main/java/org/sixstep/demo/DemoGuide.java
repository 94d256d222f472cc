package org.sixstep.demo;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.sixstep.feedback.ReporterLinks;
import org.sixstep.feedback.ReporterLinks.Purpose;
import org.sixstep.intake.DemoAccounts;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.sixstep.database.ConditionalOnEmbeddedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Lists for the start page of the demo who can log in, and the links that invented reporters received. */
@Component
@ConditionalOnEmbeddedDatabase
class DemoGuide implements DemoAccounts {

    private static final int PAGES_PER_PURPOSE = 2;
    private static final String WITH_LINK = """
            select ticket_id from sixstep.reporter_link join sixstep.ticket on ticket.id = ticket_id
            where purpose = ? and used_at is null and reporter_email like '%@example.org' order by created_at desc limit 20""";

    private final ReporterLinks links;
    private final TicketStore tickets;
    private final JdbcClient jdbc;

    DemoGuide(ReporterLinks links, TicketStore tickets, JdbcClient jdbc) {
        this.links = links;
        this.tickets = tickets;
        this.jdbc = jdbc;
    }

    @Override
    public List<Account> accounts() {
        return DemoUsers.ALL.stream().filter(person -> !person.id().endsWith("2"))
                .map(person -> new Account(person.id(), person.firstName() + " " + person.lastName())).toList();
    }

    @Override
    public String password() {
        return DemoUsers.PASSWORD;
    }

    @Override
    public List<ReporterPage> reporterPages() {
        return Stream.of(Purpose.values())
                .flatMap(purpose -> jdbc.sql(WITH_LINK).param(purpose.name().toLowerCase()).query(UUID.class).list().stream()
                        .flatMap(ticket -> page(tickets.get(ticket), purpose).stream()).limit(PAGES_PER_PURPOSE))
                .toList();
    }

    private Optional<ReporterPage> page(Ticket ticket, Purpose purpose) {
        return links.open(ticket, purpose).map(links::url).map(url -> URI.create(url).getPath())
                .filter(path -> links.find(StringUtils.getFilename(path)).isPresent())
                .map(path -> new ReporterPage(purpose.name().toLowerCase(), ticket.number(), ticket.summary(), path));
    }
}
