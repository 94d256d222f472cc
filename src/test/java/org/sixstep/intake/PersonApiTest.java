package org.sixstep.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.ApiClient;
import org.sixstep.SixstepTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Erasure and export at their endpoint: who may, what is refused, what is logged. */
@SixstepTest
class PersonApiTest {

    private static final String PREVIEW = "/api/persons/erasure/preview";
    private static final String ERASURE = "/api/persons/erasure";
    private static final String EXPORT = "/api/persons/export";

    @LocalServerPort
    int port;
    @Autowired
    JdbcTemplate jdbc;

    @ParameterizedTest
    @CsvSource({"agent, 403", "manager, 403", "owner, 403", "supervisor, 403", "knowledge, 403", ", 401"})
    void onlyAdministratorsMay(String user, int status) {
        Map<String, Object> body = Map.of("person", Map.of("email", "nobody@example.org"), "token", "x", "reason", "x");
        for (String path : new String[] {PREVIEW, ERASURE, EXPORT}) {
            assertThat(as(user).post(path, body).status()).as(path).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {PREVIEW, ERASURE, EXPORT})
    void nothingIsDoneByGet(String path) {
        assertThat(as("admin").get(path + "?email=nobody@example.org").status()).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"person\": {}}|person", "{\"person\": {\"names\": [\"Li Na\"]}}|person", "{\"person\": {\"phone\": \"12-3\"}}|phone",
        "{\"person\": {\"email\": \"nobody\"}}|person.email", "{}|person", "{\"person\": {\"email\": \"a@b\", \"vip\": true}}|person.vip"})
    void whoIsMeantMustBeSaid(String body, String field) {
        for (String path : new String[] {PREVIEW, EXPORT}) {
            ApiClient.Answer answer = as("admin").post(path, body);
            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.body().path("problems").has(field)).as(answer.body().toString()).isTrue();
        }
    }

    @Test
    void isRefusedWhileATicketIsOpenAndDoneWhenForced() {
        String mail = "open." + UUID.randomUUID() + "@example.org";
        String number = report("Gao Lihua", mail);
        Map<String, Object> person = Map.of("email", mail);
        JsonNode preview = as("admin").post(PREVIEW, Map.of("person", person)).body();
        assertThat(preview.path("openTickets").get(0).asText()).isEqualTo(number);
        assertThat(preview.path("known").path("names").get(0).asText()).isEqualTo("Gao Lihua");

        ApiClient.Answer refused = as("admin").post(ERASURE,
                Map.of("person", person, "token", preview.path("token").asText(), "reason", "Request 12"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("detail")).contains(number).contains("force");
        assertThat(reporter(number)).isEqualTo("Gao Lihua");

        ApiClient.Answer done = as("admin").post(ERASURE,
                Map.of("person", person, "token", preview.path("token").asText(), "reason", "Request 12", "force", true));
        assertThat(done.status()).isEqualTo(200);
        assertThat(reporter(number)).isEqualTo("[erased]");
        assertThat(as("agent").get("/api/tickets/" + number).text("status")).as("the ticket goes on").isNotEqualTo("archived");
        assertThat(log("personErased", done.text("person"))).contains("\"force\": true", "\"reason\": \"Request 12\"").doesNotContain(mail)
                .doesNotContain("Gao");
    }

    @Test
    void onlyWhatWasLookedAtIsErased() {
        String mail = "seen." + UUID.randomUUID() + "@example.org";
        report("He Ping", mail);
        String token = as("admin").post(PREVIEW, Map.of("person", Map.of("email", mail))).text("token");
        String later = report("He Ping", mail);

        ApiClient.Answer answer = as("admin").post(ERASURE,
                Map.of("person", Map.of("email", mail), "token", token, "reason", "Request 13", "force", true));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("detail")).contains("changed since the preview");
        assertThat(reporter(later)).isEqualTo("He Ping");
    }

    @Test
    void theReasonDoesNotNameThePerson() {
        String mail = "reason." + UUID.randomUUID() + "@example.org";
        report("Fan Bo", mail);
        JsonNode preview = as("admin").post(PREVIEW, Map.of("person", Map.of("email", mail))).body();
        ApiClient.Answer answer = as("admin").post(ERASURE, Map.of("person", Map.of("email", mail), "token", preview.path("token").asText(),
                "reason", "BO,\u00a0Fan asked us", "force", true));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("detail")).contains("names the person");
        assertThat(jdbc.queryForObject("select count(*) from sixstep.security_event where kind = 'erasureBegun' and subject = ?",
                Integer.class,
                preview.path("person").asText())).isZero();
    }

    @Test
    void anotherReporterOfTheSameNameKeepsIt() {
        String mail = "same." + UUID.randomUUID() + "@example.org";
        report("Wu Jianguo", mail);
        String other = report("Wu Jianguo", "other." + UUID.randomUUID() + "@example.org");
        String mention = as("agent")
                .post("/api/tickets",
                        Map.of("summary", "Printer of Wu Jianguo (" + mail + ")", "reporter", Map.of("name", "Somebody else")))
                .text("number");
        JsonNode preview = as("admin").post(PREVIEW, Map.of("person", Map.of("email", mail))).body();
        assertThat(preview.path("namesakes").toString()).contains(other);
        assertThat(preview.path("mentionedIn").toString()).contains(mention).doesNotContain(other);

        as("admin").post(ERASURE,
                Map.of("person", Map.of("email", mail), "token", preview.path("token").asText(), "reason", "Request 14", "force", true));

        assertThat(reporter(other)).isEqualTo("Wu Jianguo");
        assertThat(as("agent").get("/api/tickets/" + mention).text("summary")).isEqualTo("Printer of [erased] ([erased])");
    }

    /** Staff are user ids, which stay: nobody is logged out, and no account of the directory becomes another person's. */
    @Test
    void accountsOfStaffStay() {
        String mail = "staff." + UUID.randomUUID() + "@example.org";
        report("Peng Staff", mail);
        jdbc.update("insert into sixstep.directory_account (user_id, directory, person, seen_at) values (?, 'oidc', ?, now())", mail,
                "sub of " + mail);
        jdbc.update(
                "insert into sixstep.web_session (id, person, created_at, used_at, ends_at) values (?, ?, now(), now(), now() + interval"
                        + " '1 hour')",
                mail.getBytes(), mail);
        jdbc.update("insert into sixstep.task_viewer (task_id, user_id, since, seen_at) values ('x', ?, now(), now())", mail);
        JsonNode preview = as("admin").post(PREVIEW, Map.of("person", Map.of("email", mail))).body();
        assertThat(as("admin").post(ERASURE,
                Map.of("person", Map.of("email", mail), "token", preview.path("token").asText(), "reason", "Request 15", "force", true))
                .status())
                .isEqualTo(200);

        for (String row : new String[] {"directory_account where user_id", "web_session where person", "task_viewer where user_id"}) {
            assertThat(jdbc.queryForObject("select count(*) from sixstep." + row + " = ?", Integer.class, mail)).as(row).isOne();
        }
        assertThat(jdbc.queryForObject("select person from sixstep.directory_account where user_id = ?", String.class, mail))
                .isEqualTo("sub of " + mail);
        jdbc.update("delete from sixstep.directory_account where user_id = ?", mail);
        jdbc.update("delete from sixstep.web_session where person = ?", mail);
        jdbc.update("delete from sixstep.task_viewer where user_id = ?", mail);
    }

    @Test
    void aPhoneFindsHoweverItIsWritten() {
        String number = report(Map.of("name", "Deng Hua", "phone", "+86 137 0000 1111"));
        assertThat(as("admin").post(PREVIEW, Map.of("person", Map.of("phone", "137-0000-1111"))).body().path("tickets").toString())
                .contains(number);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"13700003331|0086 13700003331", "137 0000 3332|8613700003332", "+86 137 0000 3333|１３７００００３３３３",
        "010-82345671转8001|(010) 8234 5671 ext. 8001", "010-82345672-8001|+86 10 82345672 分机 8001", "010 82345673|0086-10-82345673"})
    void aPhoneFindsInEachSpelling(String typed, String asked) {
        String number = report(Map.of("name", "Deng Hua", "phone", typed));
        assertThat(as("admin").post(EXPORT, Map.of("person", Map.of("phone", asked))).body().path("tickets").findValuesAsText("number"))
                .contains(number);
    }

    @Test
    void anExtensionIsSomebodyElse() {
        report(Map.of("name", "Deng Hua", "phone", "010-82345674转8001"));
        assertThat(as("admin").post(PREVIEW, Map.of("person", Map.of("phone", "010-82345674转8002"))).body().path("tickets")).isEmpty();
        assertThat(as("admin").post(PREVIEW, Map.of("person", Map.of("phone", "010-82345674"))).body().path("tickets")).isEmpty();
    }

    @Test
    void aNameInAnotherWritingIsErasedFromTicketsOfOthers() {
        String mail = "writing." + UUID.randomUUID() + "@example.org";
        report("Ada Quist", mail);
        String other = report("Quist, Ada", "other." + UUID.randomUUID() + "@example.org");
        String mention = as("agent")
                .post("/api/tickets", Map.of("summary", "Printer of Quist, Ada, not Ada\u00a0Quist's scanner", "reporter",
                        Map.of("name", "Somebody else")))
                .text("number");
        JsonNode preview = as("admin").post(PREVIEW, Map.of("person", Map.of("email", mail))).body();
        assertThat(preview.path("namesakes").toString()).contains(other);

        as("admin").post(ERASURE,
                Map.of("person", Map.of("email", mail), "token", preview.path("token").asText(), "reason", "Request 15", "force", true));

        assertThat(as("agent").get("/api/tickets/" + mention).text("summary")).isEqualTo("Printer of [erased], not [erased]'s scanner");
        assertThat(reporter(other)).isEqualTo("Quist, Ada");
    }

    @Test
    void aPhoneThatOthersShareDoesNotTellWhoItIs() {
        String mail = "shared." + UUID.randomUUID() + "@example.org";
        report(Map.of("name", "Cao Yan", "phone", "137 0000 2222"));
        String number = report(Map.of("name", "Jia Min", "phone", "13700002222", "email", mail));
        JsonNode preview = as("admin").post(PREVIEW, Map.of("person", Map.of("email", mail))).body();
        assertThat(preview.path("tickets").toString()).isEqualTo("[\"" + number + "\"]");
        assertThat(preview.path("known").path("phones")).isEmpty();
    }

    @Test
    void exportGivesEverythingThatIsThePersonsAndIsLogged() {
        String mail = "export." + UUID.randomUUID() + "@example.org";
        String number = report("Xu Mei", mail);
        as("agent").post("/api/tickets/" + number + "/messages", Map.of("text", "It is Friday again.", "from", "reporter"));
        as("agent").post("/api/tickets/" + number + "/messages", Map.of("text", "Restart it, please.", "to", "reporter"));
        as("agent").post("/api/tickets/" + number + "/messages", Map.of("text", "Seems to be the switch.", "to", "team"));

        JsonNode exported = as("admin").post(EXPORT, Map.of("person", Map.of("email", mail))).body();

        JsonNode ticket = exported.path("tickets").get(0);
        assertThat(ticket.path("number").asText()).isEqualTo(number);
        assertThat(ticket.path("facts").toString()).contains("Xu Mei", mail, "Since Friday", "\"stepsTried\":\"Restarted\"")
                .doesNotContain("serviceLevels", "processInstanceId");
        assertThat(ticket.path("timeline").toString()).contains("It is Friday again.", "Restart it, please.")
                .doesNotContain("Seems to be the switch.");
        assertThat(ticket.path("messages").toString()).contains("acknowledgement", "Restart it, please.");
        assertThat(log("personExported", exported.path("person").asText())).contains("\"tickets\": 1").doesNotContain(mail);
        assertThat(exported.toString()).doesNotContain("/t/");
    }

    private String report(String name, String mail) {
        return report(Map.of("name", name, "email", mail));
    }

    private String report(Map<String, Object> reporter) {
        ApiClient.Answer answer = as("agent").post("/api/tickets",
                Map.of("summary", "VPN drops", "description", "Since Friday", "stepsTried", "Restarted",
                        "reporter", reporter, "category", "network", "impact", "user", "urgency", "low", "requestKind", "incident"));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.text("number");
    }

    private String reporter(String number) {
        return jdbc.queryForObject("select reporter_name from sixstep.ticket where number = ?", String.class, number);
    }

    private String log(String kind, String person) {
        return jdbc.queryForObject("select actor || ' ' || details::text from sixstep.security_event where kind = ? and subject = ?",
                String.class, kind, person);
    }

    private ApiClient as(String user) {
        return new ApiClient(port, user);
    }
}
