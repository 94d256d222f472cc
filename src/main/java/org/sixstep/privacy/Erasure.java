package org.sixstep.privacy;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.sixstep.audit.SecurityAudit;
import org.sixstep.privacy.Person.OwnTicket;
import org.sixstep.text.CatalogueText;
import org.sixstep.text.PersonName;
import org.sixstep.text.PhoneNumber;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases one person's data (E26): first a preview, then, with the token of that preview, for good. In the person's own tickets everything
 * they said is erased; elsewhere their name, numbers and addresses. The security log records who did it, when, why and how many rows,
 * without naming the person.
 */
@Component
public class Erasure {

    /**
     * What an erasure touches.
     *
     * @param person        code of the person in the log
     * @param token         proves to {@link #erase} that this preview was read
     * @param known         what the desk takes for the person's names, numbers and addresses
     * @param notSearched   of these, what is too short or shared: it is erased from the person's own tickets only
     * @param tickets       the person's own
     * @param openTickets   of these, those that are not archived
     * @param mentionedIn   tickets of others where the person is named
     * @param namesakes     tickets of others who have the same name, in which the name stays
     * @param rows          rows that will be changed beside the own tickets, by table
     */
    public record Preview(String person, String token, Map<String, List<String>> known, List<String> notSearched, List<String> tickets,
            List<String> openTickets,
            List<String> mentionedIn, List<String> namesakes, Map<String, Integer> rows) {}

    public record Done(String person, List<String> tickets, Map<String, Integer> rows) {}

    /** The erasure cannot be done, or not now; the message says why. */
    public static final class RefusedException extends RuntimeException {

        RefusedException(String sentence) {
            super(sentence);
        }
    }

    private final JdbcTemplate jdbc;
    private final People people;
    private final PersonalColumns columns;
    private final PersonCode codes;
    private final TicketErasure tickets;
    private final EngineDataEraser engine;
    private final SecurityAudit audit;
    private final TransactionTemplate transaction;

    Erasure(JdbcTemplate jdbc, People people, PersonalColumns columns, PersonCode codes, TicketErasure tickets, EngineDataEraser engine,
            SecurityAudit audit,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.people = people;
        this.columns = columns;
        this.codes = codes;
        this.tickets = tickets;
        this.engine = engine;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Previews an erasure; changes nothing but the log. */
    public Preview preview(Identifiers identifiers) {
        Preview preview = look(identifiers);
        audit.record("erasurePreviewed", preview.person(),
                Map.of("tickets", preview.tickets().size(), "mentionedIn", preview.mentionedIn().size()));
        return preview;
    }

    /**
     * Erases the person. The log is written before and after, so that an erasure which failed half-way (and left nothing changed) is known
     * too.
     *
     * @param force erase although a ticket of the person is open: its reporter cannot be reached any more
     * @throws RefusedException if somebody else would be erased than in the preview, if a ticket is open, or if the reason names the person
     */
    public Done erase(Identifiers identifiers, String token, String reason, boolean force) {
        Person asked = people.find(identifiers);
        refuseNaming(asked, reason);
        audit.record("erasureBegun", asked.code(), Map.of("reason", reason, "force", force));
        Done done = transaction.execute(status -> erase(identifiers, token, force));
        audit.record("personErased", done.person(),
                Map.of("reason", reason, "force", force, "tickets", done.tickets().size(), "rows", done.rows()));
        return done;
    }

    Preview look(Identifiers identifiers) {
        return transaction.execute(status -> preview(people.find(identifiers)));
    }

    private Done erase(Identifiers identifiers, String token, boolean force) {
        jdbc.queryForList("select pg_advisory_xact_lock(hashtext('sixstep.erasure'))");
        Person person = people.find(identifiers);
        if (!preview(person).token().equals(token)) {
            throw new RefusedException(CatalogueText.say("erasure.previewOutdated"));
        }
        if (!force && !person.openTickets().isEmpty()) {
            throw new RefusedException(CatalogueText.say("erasure.openTickets", String.join(", ", person.openTickets())));
        }
        tickets.permitErasure("person");
        Map<String, Integer> rows = new TreeMap<>();
        for (OwnTicket ticket : person.tickets()) {
            rows.merge("ownTickets", tickets.erase(ticket, "person"), Integer::sum);
        }
        for (PersonalColumns.Table table : columns.tables()) {
            String pattern = pattern(table);
            count(rows, table.name(),
                    jdbc.update(with("update sixstep." + table.name() + " set " + table.assignments(pattern) + " from asked where "
                            + table.condition(pattern)), person.words(), person.numbers(), ids(person)));
        }
        count(rows, "intake", jdbc.update("delete from sixstep.intake where external_key ~* ?", person.words()));
        rows.putAll(engine.eraseWords(person.words()));
        return new Done(person.code(), person.ticketNumbers(), rows);
    }

    private Preview preview(Person person) {
        Map<String, Integer> rows = new TreeMap<>();
        TreeSet<UUID> mentioned = new TreeSet<>();
        for (PersonalColumns.Table table : columns.tables()) {
            List<UUID> found = jdbc.queryForList(
                    with("select " + (table.ticket() == null ? "null::uuid" : table.ticket()) + " from asked, sixstep." + table.name()
                            + " where " + table.condition(pattern(table))),
                    UUID.class, person.words(), person.numbers(), ids(person));
            found.removeIf(ticket -> ticket != null && person.ticketIds().contains(ticket));
            count(rows, table.name(), found.size());
            found.stream().filter(Objects::nonNull).forEach(mentioned::add);
        }
        rows.putAll(engine.countWords(person.words()));
        Map<String, List<String>> known = new TreeMap<>(
                Map.of("names", List.copyOf(person.names()), "employeeNumbers", List.copyOf(person.employeeNumbers()),
                        "emails", List.copyOf(person.emails()), "phones", List.copyOf(person.phones())));
        List<String> mentionedIn = numbers(mentioned);
        String token = codes.hash(person.code() + person.ticketNumbers() + person.openTickets() + known + mentionedIn);
        return new Preview(person.code(), token, known, person.tooShort(), person.ticketNumbers(), person.openTickets(), mentionedIn,
                numbers(person.namesakes()), rows);
    }

    private static void refuseNaming(Person person, String reason) {
        String text = reason.toLowerCase(Locale.ROOT);
        boolean named = Stream.of(person.employeeNumbers(), person.emails()).flatMap(Collection::stream)
                .anyMatch(word -> text.contains(word.toLowerCase(Locale.ROOT)))
                || person.names().stream().anyMatch(name -> PersonName.of(name).isIn(reason))
                || person.phones().stream().anyMatch(phone -> PhoneNumber.of(phone).isIn(reason));
        if (named) {
            throw new RefusedException(CatalogueText.say("erasure.reasonNames"));
        }
    }

    /** In the tickets of namesakes the name is somebody else's. */
    private static String pattern(PersonalColumns.Table table) {
        return table.ticket() == null ? "words"
                : "(case when " + table.name() + "." + table.ticket() + " = any (namesakes) then numbers else words end)";
    }

    private static String with(String statement) {
        return "with asked as materialized (select ?::text as words, ?::text as numbers, ?::uuid[] as namesakes) " + statement;
    }

    private static String[] ids(Person person) {
        return person.namesakes().stream().map(UUID::toString).toArray(String[]::new);
    }

    private static void count(Map<String, Integer> rows, String table, int changed) {
        if (changed > 0) {
            rows.merge(table, changed, Integer::sum);
        }
    }

    private List<String> numbers(Collection<UUID> ids) {
        return jdbc.queryForList("select number from sixstep.ticket where id = any (?::uuid[]) and number is not null order by number",
                String.class,
                (Object) ids.stream().map(UUID::toString).toArray(String[]::new));
    }
}
