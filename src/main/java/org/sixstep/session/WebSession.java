package org.sixstep.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

/**
 * A session of the web applications while a request uses it. The engine sets the same values again with every request, so only values
 * that have changed are written. The times come from the application's clock.
 */
final class WebSession implements Session {

    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, byte[]> stored = new HashMap<>();
    private final Set<String> touched = new HashSet<>();
    private final Instant createdAt;
    private String id;
    private @Nullable String storedId;
    private Instant usedAt;
    private Duration idle = Duration.ZERO;
    private boolean used;

    /** New or changed values, and the names of removed ones. */
    record Changes(Map<String, byte[]> set, Set<String> removed) {

        boolean isEmpty() {
            return set.isEmpty() && removed.isEmpty();
        }
    }

    WebSession(String id, Instant createdAt) {
        this.id = id;
        this.createdAt = createdAt;
        this.usedAt = createdAt;
    }

    /** As it was read from the database. */
    static WebSession stored(String id, Instant createdAt, Instant usedAt, Map<String, byte[]> stored, Map<String, Object> values) {
        WebSession session = new WebSession(id, createdAt);
        session.storedId = id;
        session.usedAt = usedAt;
        session.stored.putAll(stored);
        session.values.putAll(values);
        return session;
    }

    boolean isNew() {
        return storedId == null;
    }

    @Nullable
    String storedId() {
        return storedId;
    }

    boolean hasOtherId() {
        return !id.equals(storedId);
    }

    boolean isUsed() {
        return used;
    }

    /** Marks a use that is to be recorded. */
    void use(Instant now) {
        usedAt = now;
        used = true;
    }

    Changes changes(Function<Object, byte[]> write) {
        Map<String, byte[]> set = new HashMap<>();
        Set<String> removed = new HashSet<>();
        for (String name : touched) {
            Object value = values.get(name);
            if (value == null) {
                if (stored.containsKey(name)) {
                    removed.add(name);
                }
            } else {
                byte[] bytes = write.apply(value);
                if (!Arrays.equals(bytes, stored.get(name))) {
                    set.put(name, bytes);
                }
            }
        }
        return new Changes(set, removed);
    }

    void written(Changes changes) {
        stored.putAll(changes.set());
        stored.keySet().removeAll(changes.removed());
        touched.clear();
        used = false;
        storedId = id;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String changeSessionId() {
        id = SessionIds.next();
        return id;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T getAttribute(String name) {
        return (T) values.get(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        return new HashSet<>(values.keySet());
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        touched.add(name);
        if (value == null) {
            values.remove(name);
        } else {
            values.put(name, value);
        }
    }

    @Override
    public void removeAttribute(String name) {
        setAttribute(name, null);
    }

    @Override
    public Instant getCreationTime() {
        return createdAt;
    }

    /** Set from the machine's clock with every request; the store uses the application's clock. */
    @Override
    public void setLastAccessedTime(Instant machineTime) {
    }

    @Override
    public Instant getLastAccessedTime() {
        return usedAt;
    }

    /** Lifetimes are configured by the operator, not by a web application. */
    @Override
    public void setMaxInactiveInterval(Duration interval) {
        idle = interval;
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return idle;
    }

    @Override
    public boolean isExpired() {
        return false;
    }
}
