package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sixstep.process.FilledForms.escalated;
import static org.sixstep.process.FilledForms.form;
import static org.sixstep.process.FilledForms.problem;
import static org.sixstep.process.FilledForms.with;
import static org.sixstep.process.SupportTicketElements.TRIAGE_TICKET;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.sixstep.ApiClient;
import org.sixstep.ApiClient.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * R72: what comes in by any endpoint is masked before it is stored. A secret of its own is planted in every free text of every endpoint,
 * then every table of both schemas is searched for it. The reporter's page has its own test, {@code ReporterPageTest}.
 */
class MaskedEndpointsTest extends ProcessTest {

    private static final String SECRET = "Zq9!planted";
    private static final String PHONE = "13900004321";

    @LocalServerPort
    int port;
    @Autowired
    JdbcTemplate jdbc;

    private int planted;

    @Test
    void aTicketByTheApiKeepsNoSecretAndSaysWhatWasThere() {
        Map<String, Object> environment = new LinkedHashMap<>();
        List.of("device", "operatingSystem", "software", "softwareVersion", "browser").forEach(key -> environment.put(key, secret()));
        ApiClient agent = new ApiClient(port, "agent");
        Answer created = agent.post("/api/tickets",
                Map.ofEntries(Map.entry("summary", secret()),
                        Map.entry("description", secret() + ", 身份证 000000199003071233, call 13900009999"),
                        Map.entry("reporter",
                                Map.of("name", "Li Na", "department", secret(), "organisation", secret(), "email", "li.na@example.org",
                                        "phone", PHONE)),
                        Map.entry("category", "network"), Map.entry("impact", "user"), Map.entry("urgency", "medium"),
                        Map.entry("requestKind", "incident"),
                        Map.entry("subcategory", secret()), Map.entry("affected", secret()), Map.entry("stepsTried", secret()),
                        Map.entry("environment", environment),
                        Map.entry("fields", Map.of("initialAssessment", secret()))));
        assertThat(created.status()).isEqualTo(201);
        String path = "/api/tickets/" + created.text("number");
        assertThat(agent.post(path + "/messages", Map.of("text", secret(), "from", "reporter")).status()).isEqualTo(201);
        assertThat(agent.post(path + "/messages", Map.of("text", secret(), "to", "reporter")).status()).isEqualTo(201);
        assertThat(agent.post(path + "/messages", Map.of("text", secret())).status()).isEqualTo(201);
        assertThat(agent.post(path + "/pause", Map.of("reason", "vendor", "message", secret(), "contact", "help@vendor.example")).status())
                .isEqualTo(200);

        assertNothingPlantedIsStored();
        JsonNode ticket = agent.get(path).body();
        assertThat(ticket.path("masked")).extracting(JsonNode::asText).containsExactly("identityNumber", "mobileNumber", "password");
        assertThat(ticket.path("description").asText()).contains("【已隐去：密码】", "【已隐去：身份证号】", "【已隐去：手机号】");
        assertThat(ticket.at("/reporter/phone").asText()).as("the contact").isEqualTo(PHONE);
        assertThat(agent.get(path + "/timeline").body()).filteredOn(event -> event.path("kind").asText().equals("note"))
                .allSatisfy(event -> assertThat(event.at("/fields/masked/0").asText()).isEqualTo("password"));
    }

    @Test
    void tasklistStoresNoSecretAndTheAgentSeesWhatWasThere() {
        TicketDriver ticket = reported(with(problem(), "summary", secret(), "description", secret() + " 4111 1111 1111 1111", "stepsTried",
                secret(), "affected", secret(),
                "reporterPhone", PHONE));
        assertThat(ticket.shown(ticket.task(TRIAGE_TICKET).getAssignee(), TRIAGE_TICKET).get("facts").toString())
                .contains("| Masked | bank card number\\, password |", "\\[masked\\: password\\]", PHONE);
        Task task = ticket.task(TRIAGE_TICKET);
        ApiClient owner = new ApiClient(port, task.getAssignee());
        String path = "/engine-rest/task/" + task.getId();
        assertThat(owner.post(path + "/comment/create", Map.of("message", secret())).status()).isEqualTo(200);
        new ProcessDriver.Login(engine, "admin").call(() -> {
            Task current = ticket.task(TRIAGE_TICKET);
            current.setDescription(secret());
            engine.getTaskService().saveTask(current);
            return null;
        });
        ticket.submitAsAssignee(TRIAGE_TICKET, with(escalated(), "checkFindings", secret(), "escalationReason", secret()));

        assertNothingPlantedIsStored();
        assertThat(ticket.events("formCompleted")).last()
                .satisfies(event -> assertThat(event.fields()).containsEntry("masked", List.of("password")));
    }

    @Test
    void anAnswerIsMaskedWhereItIsWritten() {
        start("network", "publishAnswer",
                form("answerTitle", secret(), "answerProblem", secret(), "answerBody", secret(), "keywords", secret()));
        assertNothingPlantedIsStored();
    }

    private String secret() {
        return "my password is " + word();
    }

    private String word() {
        return SECRET + planted++;
    }

    private void assertNothingPlantedIsStored() {
        assertThat(planted).isPositive();
        String hex = HexFormat.of().formatHex(SECRET.getBytes(StandardCharsets.UTF_8));
        List<String> tables = jdbc.queryForList(
                "select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables where schemaname in ('public', 'sixstep')",
                String.class);
        assertThat(tables).contains("sixstep.ticket", "public.act_hi_comment", "public.act_ge_bytearray", "public.act_hi_op_log");
        for (String table : tables) {
            assertThat(jdbc.queryForList("select stored::text from " + table + " stored where stored::text like ? or stored::text like ?",
                    String.class, "%" + SECRET + "%", "%" + hex + "%"))
                    .as(table).isEmpty();
        }
    }
}
