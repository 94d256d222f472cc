package org.sixstep.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.ApiClient;
import org.sixstep.ApiClient.Answer;
import org.sixstep.SixstepTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Nothing in a request to the API is overlooked or read as something else: it is understood or refused, and a refusal changes nothing. */
@SixstepTest
class StrictRequestsTest {

    private static final String PROBLEM = """
            {"summary": "%s", "description": "x", "reporter": {"name": "Lin"}, "category": "network", "impact": "user",
             "urgency": "low", "requestKind": "incident"%s}""";

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    private ApiClient agent;

    @BeforeEach
    void setUp() {
        agent = new ApiClient(port, "agent");
    }

    @ParameterizedTest
    @CsvSource({"/api/tickets?overdue=true, overdue", "/api/tickets?Status=new, Status", "/api/tickets?limit=1&limit=2, limit",
        "/api/tickets/TS1?expand=all, expand", "/api/tickets/TS1/timeline?limit=3, limit", "/api/knowledge?query=x, query",
        "/api/tickets?status=open, status", "/api/tickets?q=%20%E3%80%80, q", "/api/tickets?from=-1000000000-01-01T00:00:00Z, from",
        "/api/tickets?to=%2B1000000000-01-01T00:00:00Z, to", "/api/tickets?from=0000-12-31T23:59:59Z, from"})
    void aFilterIsUnderstoodOrNamed(String path, String parameter) {
        Answer refused = agent.get(path);

        assertThat(refused.status()).as(refused.raw().body()).isEqualTo(400);
        assertThat(refused.body().path("problems").fieldNames()).toIterable().containsExactly(parameter);
    }

    @Test
    void aStatusOfAProcessOwnerCanBeAskedFor() {
        String number = agent.postText("/api/tickets", PROBLEM.formatted("Status of one's own", "")).text("number");
        jdbc.update("update sixstep.ticket set status = 'waitingForParts' where number = ?", number);

        assertThat(agent.get("/api/tickets?status=waitingForParts").body().path("tickets").findValuesAsText("number")).contains(number);
    }

    /** As it is copied from a mail or a chat. */
    @ParameterizedTest
    @ValueSource(strings = {" %s", "%s ", "#%s", "\u00a0#%s"})
    void aNumberIsFoundHoweverItIsWritten(String written) {
        String number = agent.postText("/api/tickets", PROBLEM.formatted("Number", "")).text("number");

        for (String each : new String[] {number, number.toLowerCase(java.util.Locale.ROOT), number.substring(2)}) {
            Answer found = agent.get("/api/tickets?q=" + URLEncoder.encode(written.formatted(each), StandardCharsets.UTF_8));
            assertThat(found.body().path("tickets").findValuesAsText("number")).as(written.formatted(each)).containsExactly(number);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {", \"emergency\": \"true\"", ", \"emergency\": 1", ", \"emergency\": \"\"", ", \"fields\": \"x\""})
    void aValueIsNotReadAsAnother(String value) {
        refusedWithoutATicket(PROBLEM.formatted("Kind " + UUID.randomUUID(), value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "x", "]", "\"x\""})
    void nothingFollowsTheBody(String more) {
        refusedWithoutATicket(PROBLEM.formatted("More " + UUID.randomUUID(), "") + ' ' + more);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\u00a0\u3000", "\u2060\ufeff \u00ad", "\u3164", "\u2800\u115f", "\u0301"})
    void aTextThatNobodyCanSeeIsNone(String invisible) {
        refusedWithoutATicket(PROBLEM.formatted(invisible, ""));
        String path = "/api/tickets/" + agent.postText("/api/tickets", PROBLEM.formatted("Seen", "")).text("number");
        String before = agent.get(path + "/timeline").raw().body();

        assertThat(agent.post(path + "/messages", Map.of("text", invisible)).status()).isEqualTo(400);
        assertThat(agent.post(path + "/pause", Map.of("reason", "reporter", "message", invisible)).status()).isEqualTo(400);
        assertThat(agent.get(path + "/timeline").raw().body()).isEqualTo(before);
    }

    private void refusedWithoutATicket(String body) {
        int before = tickets();
        Answer refused = agent.postText("/api/tickets", body);

        assertThat(refused.status()).as(refused.raw().body()).isEqualTo(400);
        assertThat(tickets()).isEqualTo(before);
    }

    private int tickets() {
        return jdbc.queryForObject("select count(*) from sixstep.ticket", Integer.class);
    }
}
