package org.sixstep.routing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Who lost a group or the account and may still have work. The database notes it together with the change, whoever makes it: an
 * administrator, the directory, a program. A directory that cannot be read changes nothing, so nobody leaves by it.
 */
@Repository
public class Departures {

    /**
     * @param group the group that was lost; null for the account
     */
    public record Departure(long id, String userId, @Nullable String group) {}

    private static final int AT_ONCE = 100;
    /** Longer than any node remembers who is in a group, so that nobody gets new work after it was given back. */
    private static final String SETTLED = "at < now() - interval '15 seconds'";

    private final JdbcTemplate jdbc;

    Departures(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public List<Departure> due() {
        return jdbc.query("select id, user_id, group_id from sixstep.departure where " + SETTLED + " order by id limit " + AT_ONCE,
                (row, n) -> new Departure(row.getLong("id"), row.getString("user_id"), row.getString("group_id")));
    }

    public void done(Departure departure) {
        jdbc.update("delete from sixstep.departure where id = ?", departure.id());
    }
}
