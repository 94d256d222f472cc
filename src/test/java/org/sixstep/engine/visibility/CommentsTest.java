package org.sixstep.engine.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sixstep.engine.EngineTest;

/** What somebody wrote beside a form is part of the record: only administrators change it, and the security log says so. */
@TestInstance(Lifecycle.PER_CLASS)
class CommentsTest extends EngineTest {

    private static final String PROBLEM = """
            {"summary": "Comments stay", "description": "x", "reporter": {"name": "Lin", "email": "lin@example.org"}, "category": "network",
             "impact": "department", "urgency": "medium", "requestKind": "incident"}""";

    private Task task;

    @BeforeAll
    void aTaskOfNetwork() {
        String ticket = post("agent", "/api/tickets", PROBLEM).body().replaceAll("(?s).*\"number\":\"(TS\\d+)\".*", "$1");
        task = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(ticket).singleResult();
        engine.getTaskService().setAssignee(task.getId(), "network");
    }

    private String writtenBySomebodyElse(String kind) {
        String user = kind.equals("task") ? "agent" : "lead";
        engine.getIdentityService().setAuthentication(new Authentication(user, List.of(user + 's')));
        try {
            return engine.getTaskService().createComment(kind.equals("task") ? task.getId() : null,
                    kind.equals("task") ? null : task.getProcessInstanceId(), "It was the switch.").getId();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({"network, PUT, task", "network, DELETE, task", "network, DELETE ALL, task", "agent, PUT, task", "agent, DELETE, task",
        "lead, PUT, task", "lead, DELETE, task", "lead, DELETE ALL, task", "lead, PUT, process-instance", "lead, DELETE, process-instance",
        "lead, DELETE ALL, process-instance", "manager, PUT, process-instance", "supervisor, DELETE ALL, process-instance"})
    void stayAsTheyWereWritten(String user, String ask, String kind) {
        String comment = writtenBySomebodyElse(kind);
        Map<String, Object> before = row(comment);
        long mark = mark();

        HttpResponse<String> answer = change(user, ask, kind, comment);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(row(comment)).isEqualTo(before);
        assertThat(entries(mark)).containsExactly(user + " accessRefused");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"PUT, task", "DELETE, task", "DELETE ALL, task", "PUT, process-instance", "DELETE, process-instance",
        "DELETE ALL, process-instance"})
    void anAdministratorLeavesATrace(String ask, String kind) {
        String comment = writtenBySomebodyElse(kind);
        long mark = mark();

        HttpResponse<String> answer = change("admin", ask, kind, comment);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(jdbc.sql("select count(*) from act_hi_comment where id_ = :id and message_ like '%switch%'").param("id", comment)
                .query(Long.class).single()).isZero();
        assertThat(entries(mark)).containsExactly(ask.equals("PUT") ? "admin commentChanged" : "admin commentDeleted");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"network", "lead", "agent"})
    void attachmentsStayToo(String user) {
        String attachment = engine.getTaskService().createAttachment("x", task.getId(), null, "x", "x", "https://example.org").getId();

        HttpResponse<String> answer = ask(user, "DELETE", "/engine-rest/task/" + task.getId() + "/attachment/" + attachment, "");

        // the engine's interface answers every refusal here as if there was no attachment
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
        assertThat(engine.getTaskService().getAttachment(attachment)).isNotNull();
    }

    private HttpResponse<String> change(String user, String ask, String kind, String comment) {
        String all = "/engine-rest/" + kind + '/' + (kind.equals("task") ? task.getId() : task.getProcessInstanceId()) + "/comment";
        return switch (ask) {
            case "PUT" -> ask(user, "PUT", all, "{\"id\": \"" + comment + "\", \"message\": \"It was the user.\"}");
            case "DELETE" -> ask(user, "DELETE", all + '/' + comment, "");
            default -> ask(user, "DELETE", all, "");
        };
    }

    private HttpResponse<String> ask(String user, String method, String path, String body) {
        return send(as(user, path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body)));
    }

    private Map<String, Object> row(String comment) {
        return jdbc.sql("select id_, user_id_, time_, message_, encode(full_msg_, 'escape') as full from act_hi_comment where id_ = :id")
                .param("id", comment).query().singleRow();
    }

    private long mark() {
        return jdbc.sql("select coalesce(max(id), 0) from sixstep.security_event").query(Long.class).single();
    }

    private List<String> entries(long mark) {
        return jdbc.sql("select actor || ' ' || kind from sixstep.security_event where id > :mark and kind <> 'signedIn' order by id")
                .param("mark", mark)
                .query(String.class).list();
    }
}
