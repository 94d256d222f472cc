package org.sixstep.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sixstep.intake.DemoAccounts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo as a visitor finds it; no job runs by itself, so nothing has escalated yet. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"sixstep.data-directory=target/test-data/${random.uuid}",
    "sixstep.durable=false",
    "camunda.bpm.job-execution.enabled=false"})
class DemoTicketsIT {

    @Autowired
    DemoTickets demo;
    @Autowired
    DemoAccounts guide;
    @Autowired
    TaskService tasks;
    @Autowired
    FormService forms;
    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void replay() {
        demo.replayAll();
    }

    @Test
    void everyStoryIsPlayed() throws IOException {
        List<DemoStory> stories = DemoStory.all();
        assertThat(count("sixstep.ticket")).isEqualTo(stories.stream().filter(story -> story.ticket() != null).count());
        assertThat(count("sixstep.case_record")).isEqualTo(12);
        assertThat(count("sixstep.answer where status = 'published'")).isEqualTo(5);
        assertThat(count("sixstep.review")).isEqualTo(2);
    }

    @Test
    void aSecondStartTellsNothingAgain() {
        long tickets = count("sixstep.ticket");
        demo.replayAll();
        assertThat(count("sixstep.ticket")).isEqualTo(tickets);
    }

    @Test
    void aVisitorFindsWorkAtEveryStep() {
        Set<String> waiting = tasks.createTaskQuery().list().stream().map(Task::getTaskDefinitionKey).collect(Collectors.toSet());
        assertThat(waiting).hasSizeGreaterThan(14);
        assertThat(count("act_ru_task where due_date_ < now() at time zone 'UTC'")).as("overdue tasks").isGreaterThan(3);
        assertThat(count("sixstep.ticket where round > 1")).as("reopened tickets").isGreaterThan(1);
        assertThat(count("sixstep.ticket where status = 'observing'")).isEqualTo(1);
    }

    @Test
    void lastMonthIsArchivedInItsTime() {
        assertThat(count(
                "sixstep.case_record where archived_at > date_trunc('month', now() at time zone 'Asia/Shanghai') at time zone"
                        + " 'Asia/Shanghai'"))
                .isZero();
        assertThat(count("sixstep.case_record where accepted_at >= archived_at or resolved_at < accepted_at")).isZero();
        assertThat(count("sixstep.outbox_message where state <> 'kept'")).as("mail to invented people").isZero();
    }

    @Test
    void theStartPageHandsOverLinksThatStillWait() {
        assertThat(guide.reporterPages()).extracting(DemoAccounts.ReporterPage::purpose).contains("confirm", "authorize");
        assertThat(guide.accounts()).extracting(DemoAccounts.Account::user).contains("agent", "admin").doesNotContain("agent2");
    }

    /**
     * A process variable of the same name must not fill a field that its author leaves empty: the dispatcher's group would then override
     * the routing table.
     */
    @Test
    void aFieldWithoutPrefillIsShownEmpty() {
        Task task = tasks.createTaskQuery().taskDefinitionKey("userTask_confirmClassification").singleResult();
        assertThat(tasks.getVariable(task.getId(), "handlingGroup")).isNotNull();
        assertThat(forms.getTaskFormVariables(task.getId()).get("handlingGroup")).isNull();
    }

    /** Other tests of the whole application hash cheaply. */
    @Test
    void passwordsAreHashedAtTheirRealCost() {
        assertThat(count("act_id_user")).isPositive();
        assertThat(count("act_id_user where pwd_ not like '{argon2id}$argon2id$v=19$m=19456,t=2,p=1$%'")).isZero();
    }

    private long count(String rows) {
        return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
    }
}
