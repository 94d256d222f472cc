package org.sixstep.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sixstep.database.DatabaseFailure;
import org.sixstep.session.WebSession.Changes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/**
 * The sessions of the web applications, in the database: any node serves them, and they outlive it (E26). A request costs one select, and
 * one update only if the session has changed or its last use was recorded more than a minute ago. Attributes are written one by one, so
 * that concurrent requests do not overwrite each other's, and a session that has ended is not written again by a request that began before.
 */
@Component
public class WebSessions implements SessionRepository<WebSession>, ServletRequestListener {

    private static final Logger log = LoggerFactory.getLogger(WebSessions.class);
    private static final Duration USE_WRITTEN_EVERY = Duration.ofMinutes(1);
    private static final int MOST_SHOWN = 50;
    private static final TypeReference<Map<String, byte[]>> ATTRIBUTES = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final SessionContent content;
    private final SessionOwner owner;
    private final SessionProperties times;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();
    /** Spring's filter reads the session again after writing it; within one request that is the same object. */
    private final ThreadLocal<WebSession> ofThisRequest = new ThreadLocal<>();

    WebSessions(JdbcTemplate jdbc, SessionContent content, SessionOwner owner, SessionProperties times, Clock clock) {
        this.jdbc = jdbc;
        this.content = content;
        this.owner = owner;
        this.times = times;
        this.clock = clock;
    }

    @Override
    public void requestInitialized(ServletRequestEvent event) {
        ofThisRequest.remove();
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        ofThisRequest.remove();
    }

    @Override
    public WebSession createSession() {
        return new WebSession(SessionIds.next(), clock.instant());
    }

    @Override
    public WebSession findById(String id) {
        WebSession known = ofThisRequest.get();
        if (known != null && known.getId().equals(id)) {
            return known;
        }
        WebSession found = jdbc.query("select created_at, used_at, attributes from sixstep.web_session where id = ? and ends_at > ?",
                rows -> rows.next() ? read(id, rows) : null, SessionIds.digest(id), at(clock.instant()));
        if (found != null) {
            if (Duration.between(found.getLastAccessedTime(), clock.instant()).compareTo(USE_WRITTEN_EVERY) >= 0) {
                found.use(clock.instant());
            }
            ofThisRequest.set(found);
        }
        return found;
    }

    /** What a database that only reads cannot keep of a known session, such as its last use, is no reason to refuse a page. */
    @Override
    public void save(WebSession session) {
        try {
            write(session);
        } catch (DataAccessException e) {
            if (session.hasOtherId()) {
                // a session that is not kept is none, and nobody could log in with it
                throw e;
            }
            DatabaseFailure.tolerate(e);
            log.debug("A session was not written, because the database only reads", e);
        }
    }

    private void write(WebSession session) {
        Changes changes = session.changes(content::write);
        String storedId = session.storedId();
        if (storedId == null) {
            jdbc.update(
                    "insert into sixstep.web_session (id, person, created_at, used_at, ends_at, attributes) values (?, ?, ?, ?, ?,"
                            + " ?::jsonb)",
                    SessionIds.digest(session.getId()), owner.of(session), at(session.getCreationTime()), at(session.getLastAccessedTime()),
                    at(end(session)),
                    write(changes.set()));
        } else if (session.isUsed() || session.hasOtherId() || !changes.isEmpty()) {
            jdbc.update(
                    "update sixstep.web_session set id = ?, person = ?, used_at = greatest(used_at, ?), ends_at = greatest(ends_at, ?),"
                            + " attributes = (attributes || ?::jsonb) - ?::text[] where id = ?",
                    SessionIds.digest(session.getId()), owner.of(session), at(session.getLastAccessedTime()), at(end(session)),
                    write(changes.set()),
                    changes.removed().toArray(String[]::new), SessionIds.digest(storedId));
        }
        session.written(changes);
    }

    @Override
    public void deleteById(String id) {
        WebSession known = ofThisRequest.get();
        ofThisRequest.remove();
        delete(id);
        String storedId = known == null ? null : known.storedId();
        if (known != null && known.getId().equals(id) && storedId != null && known.hasOtherId()) {
            // its id was changed in this request and not written yet: it would live on under the old id, which the browser still has
            delete(storedId);
        }
    }

    private void delete(String id) {
        jdbc.update("delete from sixstep.web_session where id = ?", SessionIds.digest(id));
    }

    /**
     * The sessions of a user that have not ended, the newest first.
     *
     * @param current the id of the one that asks
     */
    public List<OpenSession> of(String user, @Nullable String current) {
        byte[] asking = current == null ? new byte[0] : SessionIds.digest(current);
        return jdbc.query(
                "select created_at, used_at, id = ? as is_current from sixstep.web_session where person = ? and ends_at > ? order by"
                        + " created_at desc limit ?",
                (row, number) -> new OpenSession(row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getObject("used_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("is_current")),
                asking, user, at(clock.instant()), MOST_SHOWN);
    }

    /** Ends all sessions of a user on all nodes, at once, but the one with this id, if there is one. */
    public int endAllOf(String user, @Nullable String kept) {
        return jdbc.update("delete from sixstep.web_session where person = ? and id <> ?", user,
                kept == null ? new byte[0] : SessionIds.digest(kept));
    }

    @Scheduled(initialDelay = 60_000, fixedRate = 60_000)
    void sweep() {
        jdbc.update("delete from sixstep.web_session where ends_at <= ?", at(clock.instant()));
    }

    private Instant end(WebSession session) {
        boolean visitor = owner.of(session) == null;
        Instant idle = session.getLastAccessedTime().plus(visitor ? times.visit() : times.idle());
        Instant longest = session.getCreationTime().plus(times.longest());
        return idle.isBefore(longest) ? idle : longest;
    }

    /**
    * Content that this version cannot read, or that the application has not written, ends the session: its owner logs in again.
     */
    private @Nullable WebSession read(String id, ResultSet row) throws SQLException {
        try {
            Map<String, byte[]> stored = json.readValue(row.getString("attributes"), ATTRIBUTES);
            Map<String, Object> values = new HashMap<>();
            for (Map.Entry<String, byte[]> attribute : stored.entrySet()) {
                values.put(attribute.getKey(), content.read(attribute.getValue()));
            }
            return WebSession.stored(id, row.getObject("created_at", OffsetDateTime.class).toInstant(),
                    row.getObject("used_at", OffsetDateTime.class).toInstant(), stored, values);
        } catch (IOException e) {
            log.warn("A session was ended because its content is not allowed or cannot be read: {}", e.toString());
            return null;
        }
    }

    private String write(Map<String, byte[]> attributes) {
        try {
            return json.writeValueAsString(attributes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
