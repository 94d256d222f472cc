package org.sixstep.engine.authorization;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sixstep.routing.StaffDirectory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Staff as the engine knows users and groups. Read in one query and kept for a few seconds, because every form with a choice of people asks
 * for all groups; read by SQL, because the engine's own queries show a user only what that user may see of others.
 */
@Component
public class EngineStaffDirectory implements StaffDirectory {

    private record Person(String email, String name) {}

    private record Staff(Instant readAt, Map<String, Person> people, Map<String, List<String>> groups) {}

    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final String QUERY = """
            select u.id_, u.email_, trim(coalesce(u.first_, '') || ' ' || coalesce(u.last_, '')) as name, m.group_id_
            from act_id_user u left join act_id_membership m on m.user_id_ = u.id_ order by u.id_""";

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private volatile Staff known = new Staff(Instant.EPOCH, Map.of(), Map.of());

    public EngineStaffDirectory(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<String> members(String group) {
        return staff().groups.getOrDefault(group, List.of());
    }

    @Override
    public Optional<String> email(String userId) {
        return Optional.ofNullable(staff().people.get(userId)).map(Person::email);
    }

    @Override
    public Optional<String> name(String userId) {
        return Optional.ofNullable(staff().people.get(userId)).map(person -> person.name().isEmpty() ? userId : person.name());
    }

    private Staff staff() {
        Instant now = clock.instant();
        if (Duration.between(known.readAt, now).abs().compareTo(KEPT) > 0) {
            known = read(now);
        }
        return known;
    }

    private Staff read(Instant now) {
        Map<String, Person> people = new LinkedHashMap<>();
        Map<String, List<String>> groups = new LinkedHashMap<>();
        jdbc.query(QUERY, row -> {
            people.put(row.getString("id_"), new Person(row.getString("email_"), row.getString("name")));
            if (row.getString("group_id_") != null) {
                groups.computeIfAbsent(row.getString("group_id_"), group -> new ArrayList<>()).add(row.getString("id_"));
            }
        });
        return new Staff(now, people, groups);
    }
}
