package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sixstep.process.FilledForms.classified;
import static org.sixstep.process.FilledForms.escalated;
import static org.sixstep.process.FilledForms.p2;
import static org.sixstep.process.FilledForms.planReady;
import static org.sixstep.process.FilledForms.problem;
import static org.sixstep.process.FilledForms.reassigned;
import static org.sixstep.process.FilledForms.solved;
import static org.sixstep.process.FilledForms.with;
import static org.sixstep.process.SupportTicketElements.AWAIT_REPORTER;
import static org.sixstep.process.SupportTicketElements.CONFIRM_CLASSIFICATION;
import static org.sixstep.process.SupportTicketElements.CONFIRM_WITH_REPORTER;
import static org.sixstep.process.SupportTicketElements.TRIAGE_TICKET;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sixstep.ApiClient;
import org.sixstep.DeskTime;
import org.sixstep.sla.SlaClock;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A process owner changes the procedure in Modeler and deploys it, without a line of Java: a field {@code costCentre} on the form of the
 * triage, a gateway that asks for it, and a row of the routing table. Tickets that run already keep what they started with.
 */
class ChangedProcedureTest extends ProcessTest {

    private static final String FIELD = "costCentre";
    private static final String COMPONENTS = "\"components\": [";
    private static final String NEW_FIELD = COMPONENTS + """
            {"id": "field_costCentre", "type": "textfield", "key": "costCentre", "label": "Cost centre",
             "properties": {"personal": "false", "label.zh": "成本中心"}, "validate": {"required": true, "maxLength": 20}},
            """;
    private static final String DEFAULT_FLOW = "<bpmn:sequenceFlow id=\"flow_triageDone\"";
    private static final String NEW_FLOW = """
            <bpmn:sequenceFlow id="flow_costCentreUnknown" name="cost centre unknown" sourceRef="gateway_triageOutcome" targetRef="userTask_awaitReporter">
              <bpmn:extensionElements>
                <camunda:properties>
                  <camunda:property name="name.zh" value="成本中心未知" />
                </camunda:properties>
              </bpmn:extensionElements>
              <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${costCentre == 'unknown'}</bpmn:conditionExpression>
            </bpmn:sequenceFlow>
            """ + DEFAULT_FLOW;
    private static final String NETWORK_GROUP = "(?s)(<outputEntry id=\"rule_network_responsibleGroup\">\\s*<text>)\"network\"";

    private static final String PLAN_WARNING = "event_planWarning";
    private static final String PLAN_LIMIT = "event_planLimit";

    @LocalServerPort
    int port;

    private String deployment;

    @AfterEach
    void takeBack() {
        if (deployment != null) {
            engine.getRepositoryService().deleteDeployment(deployment, true, true);
        }
        received(problem()).assertWaitsAt(TRIAGE_TICKET).submitAsAssignee(TRIAGE_TICKET, solved());
    }

    @Test
    void aNewFieldIsOnTheRecordTheTimelineAndTheApi() {
        deployChanged();
        TicketDriver ticket = received(problem());
        assertThat(ticket.row().handlingGroup()).isEqualTo("endpoint");
        ticket.submitAsAssignee(TRIAGE_TICKET, with(solved(), FIELD, "KST 4711")).assertWaitsAt(CONFIRM_WITH_REPORTER);
        assertThat(ticket.row().text(FIELD)).isEqualTo("KST 4711");
        assertThat(ticket.events("formCompleted")).last().satisfies(event -> assertThat(event.fields()).containsEntry(FIELD, "KST 4711"));

        ApiClient api = new ApiClient(port, "dispatcher");
        assertThat(api.get("/api/tickets/" + ticket.number()).body().at("/fields/" + FIELD).asText()).isEqualTo("KST 4711");
        JsonNode timeline = api.get("/api/tickets/" + ticket.number() + "/timeline").body();
        assertThat(timeline.findValuesAsText(FIELD)).containsExactly("KST 4711");
    }

    @Test
    void aNewFieldIsCheckedAsItsFormSays() {
        deployChanged();
        TicketDriver ticket = received(problem());
        assertRefused(ticket, () -> ticket.submitAsAssignee(TRIAGE_TICKET, solved()), "costCentre: ");
        assertRefused(ticket, () -> ticket.submitAsAssignee(TRIAGE_TICKET, with(solved(), FIELD, "x".repeat(21))),
                "costCentre: is too long");
    }

    /** A visit whose answers hide it leaves it empty; the timeline says so. */
    @Test
    void aNewFieldThatIsHiddenOnALaterVisitIsEmptyAgain() {
        Map<String, String> files = changeable();
        String hidden = NEW_FIELD.replace("\"validate\"", """
                "conditional": {"hide": "=triageOutcome != \\"reassign\\""}, "validate\"""");
        change(files, "forms/triageTicket.form", files.get("forms/triageTicket.form").replaceFirst(Pattern.quote(COMPONENTS),
                Matcher.quoteReplacement(hidden)));
        deploy(files);
        TicketDriver ticket = received(problem()).submitAsAssignee(TRIAGE_TICKET, with(reassigned(), FIELD, "KST 4711"));
        assertThat(ticket.row().text(FIELD)).isEqualTo("KST 4711");

        ticket.submit("dispatcher", CONFIRM_CLASSIFICATION, classified()).submitAsAssignee(TRIAGE_TICKET, solved());

        assertThat(ticket.row().facts()).doesNotContainKey(FIELD);
        assertThat(ticket.events("formCompleted")).last().satisfies(event -> assertThat(event.fields()).containsEntry(FIELD, null));
    }

    @Test
    void aGatewayMayAskForANewField() {
        deployChanged();
        TicketDriver ticket = received(problem()).submitAsAssignee(TRIAGE_TICKET, with(solved(), FIELD, "unknown"))
                .assertWaitsAt(AWAIT_REPORTER);
        assertThat(ticket.row().text(FIELD)).isEqualTo("unknown");
        assertThat(ticket.variables()).doesNotContainKey(FIELD);
    }

    @Test
    void aRunningTicketKeepsItsFormItsTablesAndItsSubProcess() {
        TicketDriver old = received(problem());
        String ownDeployment = deploymentOf(old.instanceId());
        deployChanged();
        assertThat(deploymentOf(received(problem()).instanceId())).isEqualTo(deployment);

        old.submitAsAssignee(TRIAGE_TICKET, reassigned()).submit("dispatcher", CONFIRM_CLASSIFICATION, classified())
                .assertWaitsAt(TRIAGE_TICKET);
        assertThat(old.row().handlingGroup()).isEqualTo("network");
        old.submitAsAssignee(TRIAGE_TICKET, escalated()).assertWaitsAt(ResolveProblemElements.ANALYSE_PROBLEM);
        assertThat(deploymentOf(old.task(ResolveProblemElements.ANALYSE_PROBLEM).getProcessInstanceId())).isEqualTo(ownDeployment);
    }

    /**
     * The version under which a ticket began counts for it; today's is asked for a second verdict only, and without what says who somebody
     * is.
     */
    @Test
    void aNewTableThatFailsKeepsNoClockOfARunningTicketFromStopping() {
        TicketDriver old = received(problem());
        deployTable("\"some time\"");
        old.submitAsAssignee(TRIAGE_TICKET, solved()).assertWaitsAt(CONFIRM_WITH_REPORTER);
        assertThat(stoppedUnder(deployed(), old)).isNotEmpty().allSatisfy(clock -> {
            assertThat(clock.verdict()).isEqualTo("met");
            assertThat(clock.dueToday()).isNull();
        });
    }

    @Test
    void todaysTableIsAskedWithoutWhoReported() {
        TicketDriver old = received(problem());
        deployTable("if reporterName = null and summary = null and category = \"network\" then \"PT99H\" else \"PT1M\"");
        old.submitAsAssignee(TRIAGE_TICKET, solved());
        assertThat(stoppedUnder(deployed(), old)).isNotEmpty().allSatisfy(clock -> assertThat(clock.dueToday()).isAfter(clock.dueAt()));
    }

    /** One is tied by its property, the other as before there were such properties. */
    @Test
    void timersThatAreDrawnInACalledProcessFollowTheirClocks() {
        deployTimersInTheCalledProcess();
        TicketDriver ticket = escalatedTicket(p2());
        ticket.assertDue(PLAN_WARNING, "2026-11-25T15:00").assertDue(PLAN_LIMIT, "2026-11-26T09:00");
        workflow.waitingBegun(ticket.row(), "vendor", "When does the part come?", "support@vendor.example");
        ticket.assertDue(PLAN_WARNING, "2026-12-05T15:00").assertDue(PLAN_LIMIT, "2026-12-06T09:00");
        DeskTime.set("2026-11-23T10:00");
        assertThat(workflow.waitingEnded(ticket.row())).isTrue();
        ticket.assertDue(PLAN_WARNING, "2026-11-25T16:00").assertDue(PLAN_LIMIT, "2026-11-26T10:00");
        ticket.submitAsAssignee(ResolveProblemElements.ANALYSE_PROBLEM, planReady());
    }

    private void deployTimersInTheCalledProcess() {
        Map<String, String> files = changeable();
        String end = "</bpmn:process>";
        change(files, "processes/resolveProblem.bpmn", files.get("processes/resolveProblem.bpmn").replace(end,
                timer(PLAN_WARNING, ResolveProblemElements.ANALYSE_PROBLEM, "clockWarning", "${sla.warnAt(execution, 'resolve')}")
                        + timer(PLAN_LIMIT, ResolveProblemElements.ANALYSE_PROBLEM, "any", "#{sla.dueAt( execution,\"resolve\" )}")
                        + end));
        deploy(files);
    }

    private static String timer(String id, String step, String property, String due) {
        return """
                <bpmn:boundaryEvent id="%s" cancelActivity="false" attachedToRef="%s">
                  <bpmn:extensionElements>
                    <camunda:properties><camunda:property name="%s" value="resolve" /></camunda:properties>
                  </bpmn:extensionElements>
                  <bpmn:timerEventDefinition>
                    <bpmn:timeDate xsi:type="bpmn:tFormalExpression">%s</bpmn:timeDate>
                  </bpmn:timerEventDefinition>
                </bpmn:boundaryEvent>
                """.formatted(id, step, property, due);
    }

    private static List<SlaClock> stoppedUnder(int version, TicketDriver ticket) {
        return ticket.clocks().stream()
                .filter(clock -> clock.versionToday() != null && clock.versionToday() == version && clock.level().target().startsWith("PT"))
                .toList();
    }

    private int deployed() {
        return engine.getRepositoryService().createDecisionDefinitionQuery().deploymentId(deployment).singleResult().getVersion();
    }

    private void deployTable(String target) {
        Map<String, String> files = Models.files();
        change(files, "processes/setServiceLevels.dmn",
                files.get("processes/setServiceLevels.dmn").replaceAll("\"PT\\d+[MH]\"", Matcher.quoteReplacement(target)));
        deployment = engine.getRepositoryService().createDeployment().name("a table by a process owner")
                .addString("setServiceLevels.dmn", files.get("processes/setServiceLevels.dmn")).deploy().getId();
    }

    private void deployChanged() {
        Map<String, String> files = changeable();
        change(files, "forms/triageTicket.form", files.get("forms/triageTicket.form").replaceFirst(Pattern.quote(COMPONENTS), NEW_FIELD));
        change(files, "processes/supportTicket.bpmn", files.get("processes/supportTicket.bpmn").replace(DEFAULT_FLOW, NEW_FLOW));
        change(files, "processes/routeTicket.dmn", files.get("processes/routeTicket.dmn").replaceFirst(NETWORK_GROUP, "$1\"endpoint\""));
        deploy(files);
    }

    private static Map<String, String> changeable() {
        Map<String, String> files = Models.files();
        files.keySet().removeIf(name -> name.endsWith(".csv") || name.contains("review") && name.endsWith(".bpmn"));
        return files;
    }

    private void deploy(Map<String, String> files) {
        DeploymentBuilder builder = engine.getRepositoryService().createDeployment().name("changed by a process owner");
        files.forEach(builder::addString);
        deployment = builder.deploy().getId();
    }

    private static void change(Map<String, String> files, String name, String changed) {
        assertThat(changed).as(name).isNotEqualTo(files.put(name, changed));
    }

    private String deploymentOf(String instance) {
        String definition = engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(instance).singleResult()
                .getProcessDefinitionId();
        return engine.getRepositoryService().getProcessDefinition(definition).getDeploymentId();
    }
}
