package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sixstep.process.FilledForms.caseWithNewAnswer;
import static org.sixstep.process.FilledForms.escalated;
import static org.sixstep.process.FilledForms.findings;
import static org.sixstep.process.FilledForms.form;
import static org.sixstep.process.FilledForms.implemented;
import static org.sixstep.process.FilledForms.needFindingsOf;
import static org.sixstep.process.FilledForms.planReady;
import static org.sixstep.process.FilledForms.problem;
import static org.sixstep.process.FilledForms.verified;
import static org.sixstep.process.FilledForms.with;
import static org.sixstep.process.ResolveProblemElements.ANALYSE_PROBLEM;
import static org.sixstep.process.ResolveProblemElements.CONTRIBUTE_FINDINGS;
import static org.sixstep.process.ResolveProblemElements.IMPLEMENT_SOLUTION;
import static org.sixstep.process.ResolveProblemElements.VERIFY_SOLUTION;
import static org.sixstep.process.SupportTicketElements.TRIAGE_TICKET;
import static org.sixstep.process.SupportTicketElements.WRITE_CASE;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.Test;
import org.sixstep.AllColumns;
import org.sixstep.ApiClient;
import org.sixstep.feedback.ReporterLinks;
import org.sixstep.review.Reviews;
import org.sixstep.ticket.TicketEvent;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/**
 * A person comes in through every endpoint, is erased, and is then looked for in every column of every table (A-D of the reliability plan).
 * In a JVM of its own, with a mail server that takes nothing, so that messages stay with their addresses.
 */
@TestPropertySource(properties = {"spring.mail.host=127.0.0.1", "spring.mail.port=9", "sixstep.outbox.max-attempts=1"})
class PersonErasureIT extends ProcessTest {

    private static final String NAME = "Zhou Yunlan";
    private static final String CHINESE_NAME = "周云岚";
    private static final String EMPLOYEE = "77120345";
    private static final String MAIL = "zhou.yunlan@example.org";
    private static final String PHONE = "13912345678";
    /** What only they said; nobody else's name is in it. */
    private static final List<String> SAID = List.of("operation on my knee", "wheelchair ramp", "slept badly since", "ambulance came",
            "allergic to dust", "my landlady saw it");

    @LocalServerPort
    int port;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    ReporterLinks links;
    @Autowired
    Reviews reviews;

    @Test
    void nothingOfAPersonIsFoundAnywhereAndNoFigureChanges() {
        TicketDriver archived = throughTheDesk();
        TicketDriver byForm = throughTasklist();
        String stranger = mentionedByAStranger();
        throughTheEngine(archived, byForm);
        UUID review = reviews.requested(LocalDate.parse("2026-11-23"), LocalDate.parse("2026-11-24"), false);
        reviews.collectProblems(review);
        // each message that is given up is a line of the timeline
        await().atMost(Duration.ofSeconds(60)).until(() -> jdbc.queryForObject(
                "select count(*) from sixstep.outbox_message where state = 'waiting'", Integer.class) == 0);
        AllColumns database = new AllColumns(jdbc);
        assertThat(database.count()).isGreaterThan(60);
        assertThat(found(database)).as("what is there to be erased").containsOnlyKeys(values().toArray(String[]::new));
        assertThat(database.with(NAME)).containsKeys("public.act_hi_taskinst", "public.act_ru_task", "public.act_hi_varinst",
                "public.act_ru_variable", "public.act_hi_comment",
                "public.act_hi_attachment", "public.act_hi_op_log", "public.act_ge_bytearray", "public.act_ru_filter",
                "public.act_ru_incident", "public.act_hi_incident",
                "public.act_hi_job_log", "public.act_hi_detail", "sixstep.ticket",
                "sixstep.ticket_event", "sixstep.outbox_message", "sixstep.review", "sixstep.security_event");
        // a case and an answer name people by codes from the beginning
        assertThat(database.with(NAME)).doesNotContainKeys("sixstep.case_record", "sixstep.answer");
        List<Object> figures = figures();
        Map<String, Object> reviewed = reviewed(review);

        erase(archived.number(), byForm.number(), stranger);

        assertThat(found(database)).as("hits after the erasure").isEmpty();
        assertThat(figures()).as("figures").isEqualTo(figures);
        reviews.collectProblems(review);
        assertThat(reviewed(review)).as("the review").isEqualTo(reviewed);
        assertThat(archived.row().text("rootCause")).isEqualTo("The gateway of [erased] runs out of sessions.");
        assertThat(byForm.task(TRIAGE_TICKET).getName()).isEqualTo(byForm.number() + " · P3 · Triage ticket · [erased]");
        assertThat(new ApiClient(port, "agent").get("/api/tickets/" + stranger).text("summary")).isEqualTo("Shared printer, ask [erased]");
        assertThat(archived.timeline()).contains("erased");
        byForm.submitAsAssignee(TRIAGE_TICKET, escalated()).assertWaitsAt(ANALYSE_PROBLEM);
    }

    /** The name of somebody on the desk is in the account alone; what they did is under their user id. */
    @Test
    void aRemovedAccountLeavesItsIdOnly() {
        User user = engine.getIdentityService().newUser("temp1");
        user.setFirstName("Quirin");
        user.setLastName("Oderbruch");
        user.setPassword("Sixstep-demo-1");
        engine.getIdentityService().saveUser(user);
        engine.getIdentityService().createMembership("temp1", "dispatchers");
        TicketDriver ticket = received(problem());
        assertThat(new ApiClient(port, "temp1")
                .post("/api/tickets/" + ticket.number() + "/messages", Map.of("text", "On my way.", "to", "team")).status()).isEqualTo(201);
        assertThat(new AllColumns(jdbc).with("Oderbruch")).containsOnlyKeys("public.act_id_user");

        engine.getIdentityService().deleteUser("temp1");

        assertThat(new AllColumns(jdbc).with("Oderbruch")).isEmpty();
        assertThat(ticket.events("note")).extracting(TicketEvent::actor).containsExactly("temp1");
    }

    private static Set<String> values() {
        Set<String> values = new TreeSet<>(SAID);
        values.addAll(List.of(NAME, CHINESE_NAME, EMPLOYEE, MAIL, PHONE, "139 1234 5678", "zhou  YUNLAN"));
        return values;
    }

    private static Map<String, Map<String, Integer>> found(AllColumns database) {
        Map<String, Map<String, Integer>> found = new TreeMap<>();
        values().forEach(value -> found.put(value, database.with(value)));
        found.values().removeIf(Map::isEmpty);
        return found;
    }

    /** From the API to the archive: messages, forms, the page behind the link, the case, an answer. */
    private TicketDriver throughTheDesk() {
        ApiClient agent = new ApiClient(port, "agent");
        ApiClient.Answer answer = agent.post(
                "/api/tickets", Map.of("summary", "VPN of " + NAME + " drops", "description", "It began after the " + SAID.get(0),
                        "reporter",
                        Map.of("name", NAME, "email", MAIL, "employeeNumber", EMPLOYEE, "phone", "+86 139 1234 5678", "department",
                                "Sales"),
                        "category", "network",
                        "impact", "user", "urgency", "medium", "requestKind", "incident", "stepsTried", SAID.get(1), "environment",
                        Map.of("device", "Laptop of " + NAME)),
                "Idempotency-Key", "mail-" + MAIL);
        assertThat(answer.status()).isEqualTo(201);
        TicketDriver ticket = TicketDriver.of(UUID.fromString(answer.text("id")), beans);
        String messages = "/api/tickets/" + ticket.number() + "/messages";
        agent.post(messages, Map.of("text", "I " + SAID.get(2) + " Monday. " + CHINESE_NAME, "from", "reporter"));
        agent.post(messages, Map.of("text", "Dear zhou  YUNLAN, we look at it.", "to", "reporter"));
        agent.post(messages, Map.of("text", "Call 139 1234 5678. The " + SAID.get(3) + ".", "to", "team"));
        ticket.submitAsAssignee(TRIAGE_TICKET,
                with(escalated(), "checkFindings", NAME + "'s line is up.", "escalationReason", "工号" + EMPLOYEE + "的网关"));
        ticket.submitAsAssignee(ANALYSE_PROBLEM, needFindingsOf("developer")).submit("developer", CONTRIBUTE_FINDINGS,
                findings("Asked " + MAIL + "."));
        ticket.submitAsAssignee(ANALYSE_PROBLEM, with(planReady(), "rootCause", "The gateway of " + NAME + " runs out of sessions."));
        ticket.submitAsAssignee(IMPLEMENT_SOLUTION, with(implemented(), "solution", "More sessions for " + NAME + "."))
                .submitAsAssignee(VERIFY_SOLUTION, verified());
        confirm(ticket);
        ticket.submitAsAssignee(WRITE_CASE,
                with(caseWithNewAnswer("Gateway of " + NAME), "lessons", "Ask " + CHINESE_NAME + " first.", "keywords", "VPN, " + NAME,
                        "answerBody", "Raise the limit, as for " + MAIL + "."))
                .assertStatus("archived");
        return ticket;
    }

    private void confirm(TicketDriver ticket) {
        UUID link = jdbc.queryForObject(
                "select id from sixstep.reporter_link where ticket_id = ? and purpose = 'confirm' and used_at is null", UUID.class,
                ticket.id());
        String form = "outcome=resolved&satisfaction=3&comment=" + URLEncoder.encode("I am " + SAID.get(4), StandardCharsets.UTF_8)
                + "&suggestion=" + URLEncoder.encode(SAID.get(5), StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + URI.create(links.url(link)).getPath()))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(form)).build();
        try {
            assertThat(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** An open ticket, found by the employee number alone. */
    private TicketDriver throughTasklist() {
        return reported(with(problem(), "reporterName", NAME, "reporterEmail", null, "reporterPhone", PHONE, "reporterEmployeeNumber",
                EMPLOYEE, "summary", "Screen of " + NAME + " is dark"));
    }

    private String mentionedByAStranger() {
        return new ApiClient(port, "agent").post("/api/tickets",
                Map.of("summary", "Shared printer, ask " + NAME, "description", "Or " + CHINESE_NAME + ", " + PHONE,
                        "reporter", Map.of("name", "Feng Gang", "email", "feng@example.org"), "category", "network", "impact", "user",
                        "urgency", "medium",
                        "requestKind", "incident"))
                .text("number");
    }

    /** What people, models and integrations can leave in the engine itself. */
    private void throughTheEngine(TicketDriver archived, TicketDriver byForm) {
        TicketDriver open = reported(with(problem(), "summary", "Something of " + NAME));
        Task task = open.task(TRIAGE_TICKET);
        engine.getTaskService().createComment(task.getId(), open.instanceId(), "Called " + NAME);
        engine.getTaskService().createComment(null, archived.instanceId(), "Called " + CHINESE_NAME);
        engine.getTaskService().createAttachment("text", task.getId(), open.instanceId(), "Photo of " + NAME, MAIL,
                new ByteArrayInputStream(("Badge " + EMPLOYEE).getBytes(StandardCharsets.UTF_8)));
        engine.getTaskService().createAttachment("url", byForm.task(TRIAGE_TICKET).getId(), byForm.instanceId(), MAIL, NAME,
                "http://example.org/" + EMPLOYEE);
        engine.getTaskService().createAttachment("text", byForm.task(TRIAGE_TICKET).getId(), byForm.instanceId(), "Badge", null,
                new ByteArrayInputStream(SAID.get(0).getBytes(StandardCharsets.UTF_8)));
        engine.getRuntimeService().setVariable(open.instanceId(), "asText", "for " + NAME);
        engine.getRuntimeService().setVariable(open.instanceId(), "asNumber", Long.valueOf(EMPLOYEE));
        engine.getRuntimeService().setVariable(open.instanceId(), "asJson", SpinValues.jsonValue("{\"who\": \"" + NAME + "\"}").create());
        engine.getRuntimeService().setVariable(open.instanceId(), "asBytes", Variables.byteArrayValue(bytes(CHINESE_NAME)));
        engine.getRuntimeService().createIncident("failedJob", task.getExecutionId(), null, NAME + " cannot be reached");
        Task described = engine.getTaskService().createTaskQuery().taskId(task.getId()).singleResult();
        described.setDescription(MAIL);
        engine.getTaskService().saveTask(described);
        new ProcessDriver.Login(engine, "admin").call(() -> {
            Task renamed = engine.getTaskService().createTaskQuery().taskId(task.getId()).singleResult();
            renamed.setName("For " + NAME);
            engine.getTaskService().saveTask(renamed);
            Filter filter = engine.getFilterService().newTaskFilter("Tickets of " + NAME)
                    .setQuery(engine.getTaskService().createTaskQuery().taskNameLike("%" + NAME + "%"));
            return engine.getFilterService().saveFilter(filter);
        });
        asAtHistoryLevelFull();
        jdbc.update(
                "insert into sixstep.security_event (at, actor, kind, subject, details) values (now(), 'sixstep', 'signInRefused', ?,"
                        + " jsonb_build_object('user', ?::text, 'name', ?::text))",
                MAIL, EMPLOYEE, NAME);
    }

    /** The level is a setting: what it would write is erased too. */
    private void asAtHistoryLevelFull() {
        jdbc.update("insert into act_hi_op_log (id_, timestamp_, org_value_, new_value_, annotation_) values ('op', now(), ?, ?, ?)", NAME,
                MAIL, CHINESE_NAME);
        jdbc.update(
                "insert into act_hi_incident (id_, create_time_, incident_type_, incident_msg_, annotation_) values ('incident', now(),"
                        + " 'x', ?, ?)",
                NAME, MAIL);
        jdbc.update("insert into act_hi_job_log (id_, timestamp_, job_id_, job_exception_msg_) values ('log', now(), 'job', ?)",
                NAME + " is unknown");
        jdbc.update("insert into act_hi_detail (id_, type_, time_, name_, text_, text2_) values ('detail', 'x', now(), 'x', ?, ?)", NAME,
                MAIL);
    }

    private static byte[] bytes(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[utf8.length + 2];
        bytes[0] = (byte) 0xac;
        System.arraycopy(utf8, 0, bytes, 2, utf8.length);
        return bytes;
    }

    private void erase(String archived, String open, String stranger) {
        ApiClient admin = new ApiClient(port, "admin");
        Map<String, Object> person = Map.of("email", MAIL, "names", List.of(CHINESE_NAME));
        JsonNode preview = admin.post("/api/persons/erasure/preview", Map.of("person", person)).body();
        assertThat(preview.path("tickets")).extracting(JsonNode::asText).contains(archived, open);
        assertThat(preview.path("openTickets")).extracting(JsonNode::asText).containsExactly(open);
        assertThat(preview.path("mentionedIn")).extracting(JsonNode::asText).contains(stranger);
        ApiClient.Answer done = admin.post("/api/persons/erasure",
                Map.of("person", person, "token", preview.path("token").asText(), "reason", "Request 2026-7", "force", true));
        assertThat(done.status()).as(done.raw().body()).isEqualTo(200);
        Map<String, Object> logged = jdbc
                .queryForMap("select actor, subject, at, details::text from sixstep.security_event where kind = 'personErased'");
        assertThat(logged).containsEntry("actor", "admin").containsEntry("subject", done.text("person"));
        assertThat(logged.get("details").toString()).contains("\"reason\": \"Request 2026-7\"", "\"tickets\": 2", "\"ownTickets\"");
    }

    /** Everything that is counted: tickets, clocks and verdicts, alarms, cases, who did what, the steps in the engine. */
    private List<Object> figures() {
        return List.of(
                jdbc.queryForList(
                        """
                        select status, priority, category, subcategory, channel, impact, urgency, request_kind, handling_group, owner,
                          outcome, satisfaction, round, reporter_department,
                               count(*) from sixstep.ticket group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14 order by 1, 2, 3, 4, 5,
                                 6, 7, 8, 9, 10, 11, 12, 13, 14"""),
                jdbc.queryForList("select * from sixstep.sla_clock order by ticket_id, round, clock, source"),
                jdbc.queryForList("select * from sixstep.sla_alarm order by ticket_id, round, clock, target, level"),
                jdbc.queryForList(
                        "select id, ticket_id, at, actor, kind, visibility, step from sixstep.ticket_event where kind <> 'erased' order"
                                + " by id"),
                jdbc.queryForList(
                        "select id, case_number, archive_key, category, owner, outcome, satisfaction, state, rounds, priority,"
                                + " accepted_at, resolved_at, archived_at from sixstep.case_record order by id"),
                jdbc.queryForList("select id, status, used_count, author from sixstep.answer order by id"),
                jdbc.queryForList("select id_, act_id_, start_time_, end_time_, assignee_ from act_hi_actinst order by id_"),
                jdbc.queryForList(
                        "select id_, task_def_key_, assignee_, start_time_, end_time_, due_date_ from act_hi_taskinst order by id_"),
                jdbc.queryForList("select id_, business_key_, state_ from act_hi_procinst order by id_"));
    }

    /** The figures of a review, without summaries. */
    private Map<String, Object> reviewed(UUID review) {
        return jdbc.queryForMap(
                "select problems -> 'totals' #>> '{}' totals, problems -> 'frequentTypes' #>> '{}' types, problems ->"
                        + " 'missedServiceLevels' #>> '{}' missed, "
                        + "problems -> 'weakLinks' #>> '{}' links, problems -> 'satisfaction' #>> '{}' satisfaction,"
                        + " jsonb_array_length(problems -> 'unresolved') unresolved "
                        + "from sixstep.review where id = ?",
                review);
    }
}
