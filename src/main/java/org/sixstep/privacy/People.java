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
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sixstep.privacy.Person.OwnTicket;
import org.sixstep.text.MailAddress;
import org.sixstep.text.PhoneNumber;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.lang.Contract;
import org.springframework.stereotype.Repository;

/**
 * Finds who a person is: their tickets by number, mail address or phone, and by every other number and mail address that these tickets
 * have. A phone is not followed, because a department may share it.
 */
@Repository
class People {

    private static final String MARK = "[erased]";
    /** By index. The last digits of a phone are a preselection; whether it is the same number is for {@link PhoneNumber} to say. */
    private static final String OWN = """
            select id, number, status, process_instance_id, reporter_name, reporter_employee_number, reporter_email, reporter_phone,
              coalesce(lower(reporter_email) = any (?), false) or coalesce(lower(reporter_employee_number) = any (?), false) as certain
            from sixstep.ticket
            where lower(reporter_email) = any (?) or lower(reporter_employee_number) = any (?)
              or sixstep.phone_keys(reporter_phone) && sixstep.phone_keys(?) order by number""";
    private static final String NAMESAKES = """
            select id from sixstep.ticket where sixstep.name_key(reporter_name) = any (array(
              select sixstep.name_key(name) from unnest(?::text[]) as names (name))) and not id = any (?::uuid[])""";
    private static final String SAME_DIGITS = """
            select distinct reporter_phone from sixstep.ticket
            where sixstep.phone_keys(reporter_phone) && sixstep.phone_keys(?) and not id = any (?::uuid[])""";

    private final JdbcTemplate jdbc;
    private final PersonCode codes;

    People(JdbcTemplate jdbc, PersonCode codes) {
        this.jdbc = jdbc;
        this.codes = codes;
    }

    Person find(Identifiers identifiers) {
        Set<String> emails = lower(writings(Stream.ofNullable(identifiers.email())));
        Set<String> numbers = lower(Stream.ofNullable(identifiers.employeeNumber()));
        String phone = identifiers.phone();
        Map<UUID, OwnTicket> own = new LinkedHashMap<>();
        boolean grows = true;
        while (grows) {
            own(emails, numbers, phone).forEach(ticket -> own.put(ticket.id(), ticket));
            grows = emails.addAll(lower(writings(own.values().stream().map(OwnTicket::email))))
                    | numbers.addAll(lower(own.values().stream().map(OwnTicket::employeeNumber)));
        }
        List<OwnTicket> tickets = new ArrayList<>(own.values());
        Set<String> names = all(tickets, OwnTicket::name, identifiers.names());
        return new Person(codes.of(identifiers), tickets, names, all(tickets, OwnTicket::employeeNumber, one(identifiers.employeeNumber())),
                writings(all(tickets, OwnTicket::email, one(identifiers.email())).stream()).collect(Collectors.toCollection(TreeSet::new)),
                phones(tickets, identifiers.phone()),
                namesakes(names, own.keySet()));
    }

    /** Without those of a department: they are other reporters' phones too. */
    private Set<String> phones(List<OwnTicket> tickets, String given) {
        String[] own = tickets.stream().map(ticket -> ticket.id().toString()).toArray(String[]::new);
        Set<String> phones = all(tickets, OwnTicket::phone, one(given));
        phones.removeIf(phone -> jdbc.queryForList(SAME_DIGITS, String.class, phone, own).stream().anyMatch(other -> isSame(other, phone)));
        return phones;
    }

    private List<OwnTicket> own(Set<String> emails, Set<String> numbers, @Nullable String phone) {
        String[] addresses = emails.toArray(String[]::new);
        String[] employees = numbers.toArray(String[]::new);
        return jdbc.query(OWN, (row, n) -> row.getBoolean("certain") || isSame(row.getString("reporter_phone"), phone) ? read(row) : null,
                addresses, employees, addresses, employees, phone).stream().filter(Objects::nonNull).toList();
    }

    private static boolean isSame(@Nullable String phone, @Nullable String other) {
        return isKnown(phone) && isKnown(other) && PhoneNumber.of(phone).normal().equals(PhoneNumber.of(other).normal());
    }

    /** A domain in other letters may have been written in its ASCII form, and the other way round. */
    private static Stream<String> writings(Stream<String> emails) {
        return emails.filter(People::isKnown).flatMap(email -> Stream.concat(Stream.of(email),
                MailAddress.of(email).stream().flatMap(address -> address.writings().stream())));
    }

    private Set<UUID> namesakes(Set<String> names, Set<UUID> own) {
        return new LinkedHashSet<>(jdbc.queryForList(NAMESAKES, UUID.class, names.toArray(String[]::new),
                own.stream().map(UUID::toString).toArray(String[]::new)));
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

    @Contract("null -> false")
    private static boolean isKnown(@Nullable String value) {
        return value != null && !value.isBlank() && !value.equals(MARK);
    }

    private static List<String> one(String value) {
        return Stream.ofNullable(value).toList();
    }
}
