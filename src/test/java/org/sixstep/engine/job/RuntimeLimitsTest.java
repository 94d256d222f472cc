package org.sixstep.engine.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.engine.EngineTest;
import org.sixstep.engine.deployment.DeploymentRoutes;
import org.sixstep.engine.expression.CachingFeelEngineFactory;

/** What the validator of deployments cannot see is ended when it runs; and nothing that is deployed makes the server call out. */
class RuntimeLimitsTest extends EngineTest {

    @Test
    void moreStepsThanAProcedureHasAreStopped() {
        // no flow comes back, but fifty times fifty steps are more than a ticket ever passes at once
        var model = fifty(Bpmn.createExecutableProcess("hidden").camundaHistoryTimeToLive(1).startEvent().subProcess("stage")
                .embeddedSubProcess().startEvent()).endEvent().subProcessDone().endEvent().done();
        ((SubProcess) model.getModelElementById("stage")).builder().multiInstance().parallel().camundaCollection("${fifty}")
                .multiInstanceDone();
        deploy(model, "hidden");
        Map<String, Object> fifty = Map.of("fifty",
                Variables.objectValue(new java.util.ArrayList<>(java.util.Collections.nCopies(50, "x")), true).create());

        assertThatThrownBy(() -> engine.getRuntimeService().startProcessInstanceByKey("hidden", fifty))
                .hasMessageContaining("runs in a loop at");
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey("hidden").count()).isZero();
    }

    @Test
    void moreStepsThanATicketPassesInAMinuteAreStopped() {
        // as a timer that is always due would do it
        deploy(fifty(Bpmn.createExecutableProcess("hasty").camundaHistoryTimeToLive(1).startEvent().userTask("done")).connectTo("done")
                .done(), "hasty");
        String instance = engine.getRuntimeService().startProcessInstanceByKey("hasty").getId();

        assertThatThrownBy(() -> {
            for (int round = 0; round < 100; round++) {
                engine.getTaskService()
                        .complete(engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult().getId());
            }
        }).hasMessageContaining("steps within a minute");
        engine.getRuntimeService().deleteProcessInstance(instance, "stopped");
    }

    @Test
    void aWaitOfNothingByAnExpressionIsStopped() {
        deploy(Bpmn.createExecutableProcess("impatient").camundaHistoryTimeToLive(1).startEvent().intermediateCatchEvent("wait")
                .timerWithDuration("${'PT0S'}").endEvent().done(), "impatient");

        assertThatThrownBy(() -> engine.getRuntimeService().startProcessInstanceByKey("impatient"))
                .hasMessageContaining("PT1M");
    }

    private static AbstractFlowNodeBuilder<?, ?> fifty(AbstractFlowNodeBuilder<?, ?> begun) {
        AbstractFlowNodeBuilder<?, ?> steps = begun;
        for (int step = 0; step < 50; step++) {
            steps = steps.serviceTask("step" + step).camundaExpression("${true}");
        }
        return steps;
    }

    @ParameterizedTest
    @ValueSource(strings = {"R/PT0S", "R/PT0.001S", "R5/PT59S", "R/1970-01-01T00:00:00/PT1M", "* * * * * ?", "0/5 * * * * ?", "R/P-1D",
        "R/x", "R99999999/PT1M"})
    void noTimerFiresMoreThanOnceAMinute(String cycle) {
        assertThatThrownBy(() -> new MinimumIntervalCycles().resolveDuedate(cycle))
                .isInstanceOf(org.camunda.bpm.engine.ProcessEngineException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"R/PT0S | The interval must be at least one minute (PT1M).",
        "R/1970-01-01T00:00:00/PT1M | It would have fired more than 1000000 times already",
        "* * * * * ? | It fires more often than once a minute", "R99999999/PT1M | It has too many repetitions",
        "R/PT1 | “PT1” is not a valid duration.", "R/x | Write a repetition as R/PT4H"})
    void whatIsWrongWithATimerIsSaid(String cycle, String sentence) {
        assertThatThrownBy(() -> MinimumIntervalCycles.check(cycle)).hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"R/PT1M", "R3/PT4H", "R/P1D", "R/2026-11-21T09:00:00Z/PT4H", "0 0 1 ? * MON", "0 0 1 1 * ?", "R/P1W"})
    void whatAProcedureNeedsFires(String cycle) {
        assertThat(new MinimumIntervalCycles().resolveDuedate(cycle)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"count(for i in 1..1000000000 return i)", "matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"(a+)+$\")",
        "at.class.name", "at.getClass()", "decimal(1, 999999999)",
        "floor(1, 300000000)", "[1, 2][item > 0]", "abs((abs((abs((1))))))", "(((((((1", "index of(list, 1)", "long + long",
        "upper case(long) + long", "[long, long]", "longer", "count(lists)",
        "longer = 1"})
    void noFeelRunsForEver(String expression) {
        var feel = new CachingFeelEngineFactory().createInstance();
        List<Object> lists = List.of();
        for (int depth = 0; depth < 40; depth++) {
            lists = List.of(lists, lists);
        }
        var facts = Variables.createVariables().putValue("at", java.time.Instant.EPOCH).putValue("long", "x".repeat(30_000))
                .putValue("longer", "x".repeat(50_000)).putValue("lists", lists)
                .putValue("list", List.of(1, 2));
        assertThatThrownBy(() -> feel.evaluateSimpleExpression(expression, facts.asVariableContext())).isInstanceOf(FeelException.class);
    }

    @Test
    void noTextGrowsFromTableToTable() {
        StringBuilder tables = new StringBuilder(
                "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" xmlns:camunda=\"http://camunda.org/schema/1.0/dmn\""
                        + " id=\"growing\" name=\"x\" namespace=\"x\">");
        tables.append(table("d1", "", '"' + "x".repeat(900) + '"'));
        for (int number = 2; number <= 4; number++) {
            String before = "d" + (number - 1);
            tables.append(
                    table("d" + number, "<informationRequirement><requiredDecision href=\"#" + before + "\" /></informationRequirement>",
                            before + (" + " + before).repeat(10)));
        }
        engine.getRepositoryService().createDeployment().addString("growing.dmn", tables.append("</definitions>").toString()).deploy();

        assertThatThrownBy(() -> engine.getDecisionService().evaluateDecisionByKey("d4").evaluate())
                .hasStackTraceContaining("A value is longer than tables and conditions may use");
    }

    private static String table(String id, String required, String feel) {
        return "<decision id=\"" + id + "\" name=\"x\" camunda:historyTimeToLive=\"1\"><variable id=\"variable_" + id + "\" name=\"" + id
                + "\" />" + required + "<literalExpression><text>" + feel
                + "</text></literalExpression></decision>";
    }

    @Test
    void theServerFetchesNothingThatAModelNames() throws IOException {
        try (ServerSocket elsewhere = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + elsewhere.getLocalPort() + "/x";
            String model = DeploymentRoutes.files().get("publishAnswer.bpmn");
            for (String hostile : new String[] {
                model.replace("<bpmn:definitions", "<!DOCTYPE x SYSTEM \"" + address + "\"><bpmn:definitions"),
                model.replace("<bpmn:definitions",
                        "<bpmn:definitions xsi:schemaLocation=\"http://www.omg.org/spec/BPMN/20100524/MODEL " + address + "\""),
                model.replace("<bpmn:process ",
                        "<bpmn:import importType=\"http://schemas.xmlsoap.org/wsdl/\" location=\"" + address
                                + "\" namespace=\"x\" /><bpmn:process "),
                model.replace("<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><?xml-stylesheet href=\"" + address + "\"?>"),
                model.replace("<bpmn:process ",
                        "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"" + address + "\" /><bpmn:process ")}) {
                Map<String, String> files = DeploymentRoutes.files();
                files.put("publishAnswer.bpmn", hostile);
                assertThat(send(as("owner", DeploymentRoutes.ENGINE_REST).header("Content-Type", DeploymentRoutes.MULTIPART)
                        .POST(BodyPublishers.ofString(DeploymentRoutes.body(files)))).statusCode()).isIn(200, 400);
            }
            elsewhere.setSoTimeout(1);
            assertThatThrownBy(elsewhere::accept).as("a call from the server").isInstanceOf(SocketTimeoutException.class);
        } finally {
            engine.getRepositoryService().createDeploymentQuery().deploymentName("by hand").list()
                    .forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true));
        }
    }
}
