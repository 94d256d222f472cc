package org.sixstep.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sixstep.DomainTest;

/** Sessions in the database: they outlive a node, end in time, and cost little. */
class WebSessionsTest extends DomainTest {

    private static final String PERSON = "person";

    private final SessionContent content = new SessionContent(List.of());
    private WebSessions node;

    /** A class of the application that nobody has listed. */
    private record Stranger(String text) implements Serializable {}

    @BeforeEach
    void noSessions() {
        jdbc.execute("truncate sixstep.web_session");
        node = node();
    }

    @Test
    void anotherNodeServesIt() {
        WebSession session = login("agent");
        session.setAttribute("list", new ArrayList<>(List.of("a", "b")));
        node.save(session);

        WebSession there = node().findById(session.getId());
        assertThat(there.<String>getAttribute(PERSON)).isEqualTo("agent");
        assertThat(there.<List<String>>getAttribute("list")).containsExactly("a", "b");
        assertThat(there.getCreationTime()).isEqualTo(MORNING);
    }

    @Test
    void theDatabaseDoesNotSayWhatIsInTheCookie() {
        WebSession session = login("agent");

        assertThat(session.getId()).hasSize(43).isNotEqualTo(login("agent").getId());
        assertThat(jdbc.queryForList("select web_session::text from sixstep.web_session", String.class)).hasSize(2)
                .noneMatch(row -> row.contains(session.getId()));
    }

    @Test
    void halfAnHourWithoutARequestEndsIt() {
        String id = login("agent").getId();
        use(id, Duration.ofMinutes(29));
        use(id, Duration.ofMinutes(29));
        clock.advance(Duration.ofMinutes(30));
        assertThat(node().findById(id)).isNull();
    }

    @Test
    void twelveHoursAfterTheLoginItEndsHoweverBusy() {
        String id = login("agent").getId();
        for (int i = 0; i < 35; i++) {
            use(id, Duration.ofMinutes(20));
        }
        clock.advance(Duration.ofMinutes(20));
        assertThat(node().findById(id)).isNull();
    }

    @Test
    void aVisitorsEndsAfterTenMinutes() {
        WebSession session = node.createSession();
        session.setAttribute("token", "x");
        node.save(session);
        clock.advance(Duration.ofMinutes(10));
        assertThat(node().findById(session.getId())).isNull();
    }

    @Test
    void whatHasEndedIsSweptAway() {
        login("agent");
        clock.advance(Duration.ofMinutes(20));
        login("agent2");
        clock.advance(Duration.ofMinutes(10));
        node.sweep();
        assertThat(jdbc.queryForList("select person from sixstep.web_session", String.class)).containsExactly("agent2");
    }

    @Test
    void settingTheSameAgainWritesNothingAndAUseIsWrittenOnceAMinute() {
        String id = login("agent").getId();
        String before = version(id);

        clock.advance(Duration.ofSeconds(59));
        WebSession session = node().findById(id);
        session.setAttribute(PERSON, new String("agent"));
        node.save(session);
        assertThat(version(id)).isEqualTo(before);

        clock.advance(Duration.ofSeconds(1));
        node.save(node().findById(id));
        assertThat(version(id)).isNotEqualTo(before);
    }

    @Test
    void whatWasChangedInPlaceIsWritten() {
        WebSession session = login("agent");
        Map<String, String> map = new HashMap<>(Map.of("a", "1"));
        session.setAttribute("map", map);
        node.save(session);

        WebSession later = node().findById(session.getId());
        Map<String, String> same = later.getAttribute("map");
        same.put("b", "2");
        later.setAttribute("map", same);
        node.save(later);
        assertThat(node().findById(session.getId()).<Map<String, String>>getAttribute("map")).containsEntry("b", "2");
    }

    @Test
    void requestsAtTheSameTimeDoNotUndoOneAnother() {
        String id = login("agent").getId();
        WebSession one = node().findById(id);
        WebSession other = node().findById(id);
        one.setAttribute("one", "1");
        other.setAttribute("other", "2");
        other.removeAttribute("nothing");
        node.save(one);
        node.save(other);

        WebSession both = node().findById(id);
        assertThat(both.getAttributeNames()).containsExactlyInAnyOrder(PERSON, "one", "other");
        both.removeAttribute("one");
        node.save(both);
        assertThat(node().findById(id).getAttributeNames()).containsExactlyInAnyOrder(PERSON, "other");
    }

    @Test
    void aNewIdLeavesNothingUnderTheOldOne() {
        String old = login("agent").getId();
        WebSession session = node().findById(old);
        String id = session.changeSessionId();
        node.save(session);

        assertThat(node().findById(old)).isNull();
        assertThat(node().findById(id).<String>getAttribute(PERSON)).isEqualTo("agent");
    }

    /** As at a sign-in by OpenID Connect: Spring changes the id, then the engine ends the session to begin another. */
    @Test
    void whatEndsAfterItGotAnotherIdIsNotThereUnderTheOldOne() {
        String before = login("agent").getId();
        WebSession inRequest = node.findById(before);
        String after = inRequest.changeSessionId();
        node.deleteById(after);

        assertThat(node.findById(before)).isNull();
        assertThat(node.findById(after)).isNull();
    }

    @Test
    void aRequestThatBeganBeforeTheEndDoesNotBringItBack() {
        String id = login("agent").getId();
        WebSession running = node().findById(id);
        node.deleteById(id);
        running.setAttribute(PERSON, "agent");
        running.setAttribute("more", "x");
        node.save(running);

        assertThat(node().findById(id)).isNull();
    }

    @Test
    void allSessionsOfOnePersonEndButOne() {
        String here = login("agent").getId();
        String elsewhere = login("agent").getId();
        String others = login("agent2").getId();

        assertThat(node.endAllOf("agent", here)).isOne();
        assertThat(node().findById(here)).isNotNull();
        assertThat(node().findById(elsewhere)).isNull();
        assertThat(node.endAllOf("agent", null)).isOne();
        assertThat(node().findById(here)).isNull();
        assertThat(node().findById(others)).isNotNull();
    }

    @Test
    void onlyListedClassesAreRead() throws IOException {
        byte[] stranger = content.write(new Stranger("x"));

        assertThatThrownBy(() -> content.read(stranger)).isInstanceOf(java.io.InvalidClassException.class);
        assertThatThrownBy(() -> content.read(content.write(new ConcurrentHashMap<>(Map.of("a", "b")))))
                .isInstanceOf(java.io.InvalidClassException.class);
        assertThat(new SessionContent(List.of(new SessionClasses(Stranger.class.getName()))).read(stranger)).isEqualTo(new Stranger("x"));
    }

    @Test
    void whatStandsForAnotherClassInTheStreamIsReadToo() throws IOException {
        assertThat(content.read(content.write(Instant.EPOCH))).isEqualTo(Instant.EPOCH);
        assertThat(content.read(content.write(new java.util.ArrayList<>(List.of(List.of("agents"), Map.of("a", "b"))))))
                .isEqualTo(List.of(List.of("agents"), Map.of("a", "b")));
    }

    @Test
    void whatCannotBeReadEndsTheSession() {
        WebSession session = login("agent");
        session.setAttribute("odd", new Stranger("x"));
        node.save(session);

        assertThat(node().findById(session.getId())).isNull();
    }

    private WebSession login(String person) {
        WebSession session = node.createSession();
        session.setAttribute(PERSON, person);
        node.save(session);
        return session;
    }

    private void use(String id, Duration later) {
        clock.advance(later);
        WebSession session = node().findById(id);
        assertThat(session).as("after %s", Duration.between(MORNING, clock.instant())).isNotNull();
        node.save(session);
    }

    /** Changes with every update of the row. */
    private String version(String id) {
        return jdbc.queryForObject("select xmin::text from sixstep.web_session where id = ?", String.class, SessionIds.digest(id));
    }

    private WebSessions node() {
        return new WebSessions(jdbc, content, session -> session.getAttribute(PERSON),
                new SessionProperties(Duration.ofMinutes(30), Duration.ofHours(12), Duration.ofMinutes(10)), clock);
    }
}
