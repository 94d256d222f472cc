package org.sixstep.engine.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.sixstep.engine.EngineTest;
import org.sixstep.sla.CalendarFiles;
import org.sixstep.sla.WorkCalendars;
import org.springframework.beans.factory.annotation.Autowired;

/** Calendars are deployed with the application and by process owners, like models. */
class CalendarDeploymentTest extends EngineTest {

    private static final String DESK = "calendar: desk\nzone: Asia/Shanghai\nholidays: china\nweek:\n  monday-friday: %s\n";

    @Autowired
    WorkCalendars calendars;

    @Test
    void theApplicationBringsItsCalendars() {
        assertThat(calendars.current()).extracting(calendar -> calendar.key() + " " + calendar.version()).contains("workDays 1",
                "workHours 1");
        assertThat(deployedResources()).contains("workDays.calendar.yaml", "workHours.calendar.yaml", "china.2024-2026.holidays.yaml")
                .doesNotContain("application.yaml", "stories.yaml");
    }

    @Test
    void aSecondStartAddsNoVersion() {
        DeploymentBuilder again = engine.getRepositoryService().createDeployment().name("another start");
        CalendarFiles.all().forEach((name, content) -> again.addString(name, new String(content, StandardCharsets.UTF_8)));
        again.deploy();
        assertThat(calendars.current("workDays").version()).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from sixstep.holiday_year where schedule = 'china'").query(Long.class).single()).isEqualTo(3);
    }

    @Test
    void aProcessOwnerDeploysACalendarAndAWrongOneChangesNothing() {
        assertThat(deploy("owner", "desk.calendar.yaml", DESK.formatted("[09:00-12:00, 13:30-18:00]")).statusCode()).isEqualTo(200);
        assertThat(calendars.current("desk").version()).isEqualTo(1);
        assertThat(calendars.current("desk").years()).as("holidays that were deployed before").containsExactly(2024, 2025, 2026);

        HttpResponse<String> refusal = deploy("owner", "desk.calendar.yaml", DESK.formatted("[09:00-12:00, 11:30-18:00]"));
        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.body()).contains("desk.calendar.yaml, line 5: ");
        assertThat(calendars.current("desk").version()).isEqualTo(1);

        assertThat(deploy("owner", "desk.calendar.yaml", DESK.formatted("09:00-17:00")).statusCode()).isEqualTo(200);
        assertThat(calendars.current("desk").version()).isEqualTo(2);
    }

    @Test
    void onlyThoseWhoMayDeployModelsDeployCalendars() {
        assertThat(deploy("agent", "mine.calendar.yaml", DESK.replace("desk", "mine").formatted("09:00-17:00")).statusCode())
                .isEqualTo(403);
        assertThat(calendars.current()).extracting("key").doesNotContain("mine");
    }

    @Test
    void aModelIsRefusedTogetherWithAWrongCalendar() {
        long models = engine.getRepositoryService().createDeploymentQuery().count();
        assertThatThrownBy(() -> engine.getRepositoryService().createDeployment().addModelInstance("refused.bpmn", oneTask("refused"))
                .addString("refused.calendar.yaml", "calendar: refused\nzone: Mars").deploy())
                .hasMessageContaining("refused.calendar.yaml, line 2: ");
        assertThat(engine.getRepositoryService().createDeploymentQuery().count()).isEqualTo(models);
        assertThatThrownBy(() -> engine.getRepositoryService().createDeployment()
                .addModelInstance("refused.bpmn", Bpmn.createExecutableProcess("refused").camundaHistoryTimeToLive(1).startEvent()
                        .serviceTask("serviceTask_runClass").camundaClass("java.lang.Runtime").endEvent().done())
                .addString("unseen.calendar.yaml", DESK.replace("desk", "unseen").formatted("09:00-17:00")).deploy())
                .hasMessageContaining("serviceTask_runClass");
        assertThat(calendars.current()).as("nor the calendar with a wrong model").extracting("key").doesNotContain("unseen");
    }

    private List<String> deployedResources() {
        String deployment = engine.getRepositoryService().createDeploymentQuery().deploymentName("sixstep").singleResult().getId();
        return engine.getRepositoryService().getDeploymentResourceNames(deployment).stream()
                .map(name -> name.substring(name.lastIndexOf('/') + 1)).toList();
    }

    private HttpResponse<String> deploy(String user, String name, String content) {
        String body = "";
        for (Map.Entry<String, String> part : Map
                .of("name=\"deployment-name\"", "by hand", "name=\"data\"; filename=\"" + name + "\"", content).entrySet()) {
            body += "--part\r\nContent-Disposition: form-data; " + part.getKey() + "\r\n\r\n" + part.getValue() + "\r\n";
        }
        return send(as(user, "/engine-rest/deployment/create").header("Content-Type", "multipart/form-data; boundary=part")
                .POST(BodyPublishers.ofString(body + "--part--\r\n")));
    }
}
