package org.sixstep.engine.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sixstep.MessagesSlice;
import org.sixstep.engine.EngineTest;
import org.sixstep.text.CatalogueText;
import org.sixstep.text.ReaderLanguage;
import org.springframework.context.i18n.LocaleContextHolder;

/** Why a job failed is stored for whoever reads it later, and not in the language of whoever let it run. */
class JobLanguageTest extends EngineTest {

    private static final String KEY = "failingInLanguages";

    @AfterEach
    void nobodyReads() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void aJobRunByHandFailsInTheLanguageOfTheDesk() {
        String expression = "${long}".repeat(11);
        deploy(Bpmn.createExecutableProcess(KEY).camundaHistoryTimeToLive(1).startEvent().serviceTask("serviceTask_grow")
                .camundaAsyncBefore().camundaExpression(expression).endEvent().done(), KEY);
        String instance = engine.getRuntimeService().startProcessInstanceByKey(KEY, Map.of("long", "x".repeat(3_900))).getId();
        Job job = engine.getManagementService().createJobQuery().processInstanceId(instance).singleResult();

        assertThat(send(as("admin", "/engine-rest/job/" + job.getId() + "/execute").header("Content-Type", "application/json")
                .header("Accept-Language", "zh-CN").POST(BodyPublishers.ofString("{}"))).statusCode()).isGreaterThanOrEqualTo(400);

        assertThat(engine.getManagementService().createJobQuery().jobId(job.getId()).singleResult().getExceptionMessage())
                .isEqualTo(CatalogueText.in(Locale.ENGLISH, "refused.expressionTooLong", expression, 40_000));
    }

    @Test
    void onlyJobsLeaveTheLanguageOfTheReader() {
        List<String> read = new ArrayList<>();
        JobLanguage jobs = new JobLanguage(MessagesSlice.properties(Map.of("sixstep.language", "zh")));
        jobs.setNext(new CommandInterceptor() {

            @Override
            public <T> T execute(Command<T> command) {
                read.add(ReaderLanguage.current().getLanguage());
                return null;
            }
        });
        LocaleContextHolder.setLocale(Locale.ENGLISH);

        jobs.execute(new ExecuteJobsCmd("job", new JobFailureCollector("job")));
        jobs.execute(context -> null);

        assertThat(read).containsExactly("zh", "en");
        assertThat(ReaderLanguage.current()).isEqualTo(Locale.ENGLISH);
    }
}
