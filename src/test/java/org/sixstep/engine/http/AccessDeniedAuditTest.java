package org.sixstep.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sixstep.MutableClock;
import org.sixstep.audit.SecurityAudit;
import org.sixstep.engine.EngineTest;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * What somebody may not have is written down, at each kind of endpoint. Each test has its own person: the log takes ten entries a minute of
 * one.
 */
class AccessDeniedAuditTest extends EngineTest {

    private long mark;

    @BeforeEach
    void remember() {
        mark = jdbc.sql("select coalesce(max(id), 0) from sixstep.security_event").query(Long.class).single();
    }

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void byAnEndpoint() {
        assertThat(post("agent2", "/api/persons/export", "{}").statusCode()).isEqualTo(403);
        assertThat(entries()).containsExactly("agent2 POST /api/persons/export");
    }

    @Test
    void byTheEngine() {
        assertThat(post("knowledge2", "/engine-rest/authorization/create",
                "{\"type\": 1, \"permissions\": [\"ALL\"], \"userId\": \"knowledge2\", \"resourceType\": 6, \"resourceId\": \"*\"}")
                .statusCode()).isEqualTo(403);
        assertThat(entries()).containsExactly("knowledge2 POST /engine-rest/authorization/create");
    }

    @Test
    void byTheWebApplications() {
        // a missing token ends the session
        assertThat(new Browser().login("expert2").withoutToken("/camunda/api/engine/engine/default/task/count", "{}").statusCode())
                .isEqualTo(403);
        assertThat(new Browser().login("expert2").post("/camunda/api/admin/setup/default/user/create", "{}").statusCode()).isEqualTo(403);
        assertThat(entries()).containsExactly("expert2 POST /camunda/api/engine/engine/default/task/count",
                "expert2 POST /camunda/api/admin/setup/default/user/create");
    }

    @Test
    void notOfStrangers() {
        assertThat(post(null, "/api/persons/export", "{}").statusCode()).isEqualTo(401);
        assertThat(post(null, "/camunda/api/admin/setup/default/user/create", "{}").statusCode()).isEqualTo(403);
        assertThat(post(null, "/nothing", "{}").statusCode()).isEqualTo(403);
        assertThat(entries()).isEmpty();
    }

    @Test
    void tenTimesAMinute() {
        MutableClock minutes = new MutableClock(Instant.parse("2026-03-02T01:00:00Z"));
        SecurityAudit audit = mock(SecurityAudit.class);
        AccessDeniedAudit refusals = new AccessDeniedAudit(audit, minutes);
        SecurityContextHolder.getContext().setAuthentication(UsernamePasswordAuthenticationToken.authenticated("lead", null, List.of()));
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/persons");
        for (int i = 0; i < 30; i++) {
            refusals.record(request);
        }
        verify(audit, times(10)).recordIfPossible(eq("lead"), eq("accessRefused"), eq("GET /api/persons"), any());
        minutes.advance(Duration.ofMinutes(1));
        refusals.record(request);
        verify(audit, times(11)).recordIfPossible(eq("lead"), eq("accessRefused"), eq("GET /api/persons"), any());
    }

    private List<String> entries() {
        return jdbc
                .sql("select actor || ' ' || subject from sixstep.security_event where kind = 'accessRefused' and id > :mark order by id")
                .param("mark", mark)
                .query(String.class).list();
    }
}
