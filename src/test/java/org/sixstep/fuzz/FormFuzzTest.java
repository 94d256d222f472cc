package org.sixstep.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sixstep.SixstepTest;
import org.sixstep.process.ModelCoverage;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Every form of a ticket under fire: whatever a client submits for its fields is accepted, or refused with a sentence. A process with each
 * form as a step that comes again stands in for the procedure, so that all of them are open at once.
 */
@SixstepTest
class FormFuzzTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FORM = Pattern.compile("<bpmn:userTask [^>]*formRef=\"(\\w+)\"");
    private static final List<String> TYPES = List.of("String", "Integer", "Long", "Double", "Boolean", "Date", "Json", "Object", "File",
            "Bytes", "Null", "Xml", "none", "");
    private static final String PROBLEM = "{\"summary\": \"Forms\", \"description\": \"x\", \"reporter\": {\"name\": \"Lin\"},"
            + " \"category\": \"network\", \"impact\": \"user\", \"urgency\": \"low\","
            + "\"requestKind\": \"incident\"}";

    @LocalServerPort
    int port;
    @Autowired
    ProcessEngine engine;

    private final HostileValues hostile = new HostileValues(HostileValues.SEED);
    private FuzzClient client;
    private String deployment;
    private int accepted;

    @BeforeEach
    void deployTheForms() throws IOException {
        client = new FuzzClient(port);
        DeploymentBuilder builder = engine.getRepositoryService().createDeployment().name("forms under fire").addString("underFire.bpmn",
                process(forms()));
        for (String form : forms()) {
            builder.addString(form + ".form", text(form));
        }
        deployment = builder.deploy().getId();
    }

    @AfterEach
    void takeBack() {
        engine.getRepositoryService().deleteDeployment(deployment, true);
    }

    @Test
    void noSubmissionFails() throws IOException {
        String created = client
                .send("agent", "POST", "/api/tickets", PROBLEM.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json").body();
        String number = JSON.readTree(created).path("number").asText();
        assertThat(number).as(created).startsWith("TS");
        int rounds = HostileValues.rounds(8);
        for (String form : forms()) {
            for (int round = 0; round < rounds; round++) {
                var task = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(number)
                        .taskDefinitionKey("userTask_" + form).singleResult();
                // who worked on it reviews nothing
                String user = form.startsWith("review") ? "lead" : "network";
                engine.getTaskService().setAssignee(task.getId(), user);
                submit(user, "/engine-rest/task/" + task.getId() + "/submit-form", form, round);
            }
        }
        assertThat(accepted).as("accepted submissions").isGreaterThan(forms().size());
        client.assertNoFault(forms().size() * rounds);
    }

    @Test
    void noStartFails() throws IOException {
        int rounds = HostileValues.rounds(20);
        for (int round = 0; round < rounds; round++) {
            submit("knowledge", "/engine-rest/process-definition/key/publishAnswer/submit-form", "draftAnswer", round);
            submit("supervisor", "/engine-rest/process-definition/key/reviewProblems/submit-form", "requestReview", round);
        }
        client.assertNoFault(rounds * 2);
    }

    private void submit(String user, String path, String form, int round) throws IOException {
        List<JsonNode> fields = new ArrayList<>();
        collect(JSON.readTree(text(form)).path("components"), fields);
        Map<String, String> variables = new LinkedHashMap<>();
        fields.forEach(field -> variables.put(field.path("key").asText(), good(field)));
        // first as its author meant it, then every text hostile at once, then here and there anything
        if (round == 1 || hostile.oneIn(4)) {
            fields.stream().filter(field -> field.path("type").asText().startsWith("text"))
                    .forEach(field -> variables.put(field.path("key").asText(), string(hostile.text())));
        } else if (round > 0) {
            fields.stream().filter(field -> hostile.oneIn(Math.max(2, fields.size() / 2)))
                    .forEach(field -> variables.put(field.path("key").asText(), hostile()));
        }
        if (round > 0 && hostile.oneIn(10)) {
            variables.put(hostile
                    .any(List.of("id", "number", "status", "priority", "owner", "ticketId", "createdAt", "initiator", "", "\\u0000", "x")),
                    hostile());
        }
        StringBuilder body = new StringBuilder("{\"variables\": {");
        variables.forEach((key, value) -> body.append(body.charAt(body.length() - 1) == '{' ? "" : ", ").append('"').append(key)
                .append("\": ").append(value));
        HttpResponse<String> answer = client.send(user, "POST", path, body.append("}}").toString().getBytes(StandardCharsets.UTF_8),
                "Content-Type", "application/json");
        accepted += answer.statusCode() < 300 ? 1 : 0;
    }

    private String hostile() {
        return "{\"value\": " + hostile.json() + (hostile.oneIn(3) ? "" : ", \"type\": \"" + hostile.any(TYPES) + '"')
                + (hostile.oneIn(5)
                        ? ", \"valueInfo\": {\"objectTypeName\": \"java.net.URL\", \"serializationDataFormat\":"
                                + " \"application/x-java-serialized-object\"}"
                        : "")
                + '}';
    }

    private static String string(String value) {
        return "{\"value\": " + HostileValues.quoted(value) + ", \"type\": \"String\"}";
    }

    private static String good(JsonNode field) {
        String first = field.path("values").path(0).path("value").asText("x");
        return switch (field.path("type").asText()) {
            case "checkbox" -> "{\"value\": true, \"type\": \"Boolean\"}";
            case "number" -> "{\"value\": 1, \"type\": \"Integer\"}";
            case "checklist", "taglist" ->
                field.has("values") ? "{\"value\": \"[\\\"" + first + "\\\"]\", \"type\": \"Json\"}" : "{\"value\": null}";
            case "select", "radio" -> field.has("values") ? string(first) : "{\"value\": null}";
            case "datetime" -> string(field.path("subtype").asText().equals("date") ? "2026-11-21" : "2026-11-21T09:00");
            default -> field.path("key").asText().endsWith("Email") ? string("a@example.org")
                    : field.path("validate").has("pattern") ? "{\"value\": null}" : string("as it was meant");
        };
    }

    private static void collect(JsonNode components, List<JsonNode> fields) {
        for (JsonNode component : components) {
            if (component.hasNonNull("key")) {
                fields.add(component);
            }
            collect(component.path("components"), fields);
        }
    }

    private static TreeSet<String> forms() throws IOException {
        TreeSet<String> forms = new TreeSet<>();
        for (String model : List.of("supportTicket", "resolveProblem")) {
            Matcher found = FORM.matcher(Files.readString(Path.of("processes", model + ".bpmn")));
            while (found.find()) {
                forms.add(found.group(1));
            }
        }
        return forms;
    }

    private static String text(String form) throws IOException {
        return Files.readString(Path.of("forms", form + ".form"));
    }

    private static String process(TreeSet<String> forms) {
        StringBuilder model = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x" id="d">
                <bpmn:message id="m" name="support.problemReceived" />
                <bpmn:process id="supportTicket" name="stand-in" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="startEvent_problemReceived"><bpmn:messageEventDefinition id="e" messageRef="m" /></bpmn:startEvent>
                <bpmn:sequenceFlow id="f1" sourceRef="startEvent_problemReceived" targetRef="serviceTask_registerTicket" />
                <bpmn:serviceTask id="serviceTask_registerTicket" camunda:delegateExpression="${registerTicketDelegate}" />
                <bpmn:sequenceFlow id="f2" sourceRef="serviceTask_registerTicket" targetRef="all" />
                <bpmn:parallelGateway id="all" />
                """);
        forms.forEach(form -> model.append("""
                <bpmn:sequenceFlow id="to_%1$s" sourceRef="all" targetRef="userTask_%1$s" />
                <bpmn:userTask id="userTask_%1$s" name="x" camunda:formRef="%1$s" camunda:formRefBinding="deployment" />
                <bpmn:sequenceFlow id="again_%1$s" sourceRef="userTask_%1$s" targetRef="userTask_%1$s" />
                """.formatted(form)));
        return model.append("</bpmn:process></bpmn:definitions>").toString().replace("stand-in", ModelCoverage.STAND_IN);
    }
}
