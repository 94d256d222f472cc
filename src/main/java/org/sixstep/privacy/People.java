package org.sixstep.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sixstep.privacy.Person.OwnTicket;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Finds who a person is: their tickets by number, mail address or phone, and by every other number and mail address that these tickets
 * have. A phone is not followed, because a department may share it.
 */
@Repository
class People {

    private static final String MARK = "[erased]";
    private static final String DIGITS = "regexp_replace(regexp_replace(reporter_phone, '\\D', '', 'g'), '^86(\\d{11})$', '\\1')";
    private static final String OWN = """
            select id, number, status, process_instance_id, reporter_name, reporter_employee_number, reporter_email, reporter_phone
              from sixstep.ticket
            where lower(reporter_email) = any (?) or lower(reporter_employee_number) = any (?) or\s""" + DIGITS + " = ? order by number";
    private static final String NAMESAKES = "select id from sixstep.ticket where lower(regexp_replace(reporter_name, '\\s+', ' ', 'g')) ="
            + " any (?) and not id = any (?::uuid[])";
    private static final String SHARED = "select exists (select from sixstep.ticket where " + DIGITS + " = ? and not id = any (?::uuid[]))";

    private final JdbcTemplate jdbc;
    private final PersonCode codes;

    People(JdbcTemplate jdbc, PersonCode codes) {
        this.jdbc = jdbc;
        this.codes = codes;
    }

    Person find(Identifiers identifiers) {
        Set<String> emails = lower(Stream.ofNullable(identifiers.email()));
        Set<String> numbers = lower(Stream.ofNullable(identifiers.employeeNumber()));
        String phone = identifiers.phone() == null ? null : PersonWords.digits(identifiers.phone());
        Map<UUID, OwnTicket> own = new LinkedHashMap<>();
        boolean grows = true;
        while (grows) {
            own(emails, numbers, phone).forEach(ticket -> own.put(ticket.id(), ticket));
            grows = emails.addAll(lower(own.values().stream().map(OwnTicket::email)))
                    | numbers.addAll(lower(own.values().stream().map(OwnTicket::employeeNumber)));
        }
        List<OwnTicket> tickets = new ArrayList<>(own.values());
        Set<String> names = all(tickets, OwnTicket::name, identifiers.names());
        return new Person(codes.of(identifiers), tickets, names, all(tickets, OwnTicket::employeeNumber, one(identifiers.employeeNumber())),
                all(tickets, OwnTicket::email, one(identifiers.email())), phones(tickets, identifiers.phone()),
                namesakes(names, own.keySet()));
    }

    /** Without those of a department: they are other reporters' phones too. */
    private Set<String> phones(List<OwnTicket> tickets, String given) {
        String[] own = tickets.stream().map(ticket -> ticket.id().toString()).toArray(String[]::new);
        Set<String> phones = all(tickets, OwnTicket::phone, one(given));
        phones.removeIf(phone -> Boolean.TRUE.equals(jdbc.queryForObject(SHARED, Boolean.class, PersonWords.digits(phone), own)));
        return phones;
    }

    private List<OwnTicket> own(Set<String> emails, Set<String> numbers, @Nullable String phone) {
        return jdbc.query(OWN, (row, n) -> read(row), emails.toArray(String[]::new), numbers.toArray(String[]::new), phone);
    }

    private Set<UUID> namesakes(Set<String> names, Set<UUID> own) {
        String[] spellings = names.stream().map(name -> name.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT)).toArray(String[]::new);
        return new LinkedHashSet<>(
                jdbc.queryForList(NAMESAKES, UUID.class, spellings, own.stream().map(UUID::toString).toArray(String[]::new)));
    }

    private static OwnTicket read(ResultSet row) throws SQLException {
        return new OwnTicket(row.getObject("id", UUID.class), row.getString("number"), row.getString("status"),
                row.getString("process_instance_id"),
                row.getString("reporter_name"), row.getString("reporter_employee_number"), row.getString("reporter_email"),
                row.getString("reporter_phone"));
    }

    private static Set<String> all(List<OwnTicket> tickets, Function<OwnTicket, String> value, Collection<String> more) {
        return Stream.concat(tickets.stream().map(value), more.stream()).filter(People::isKnown).map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> lower(Stream<String> words) {
        return words.filter(People::isKnown).map(word -> word.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isKnown(String value) {
        return value != null && !value.isBlank() && !value.equals(MARK);
    }

    private static List<String> one(String value) {
        return Stream.ofNullable(value).toList();
    }
}
