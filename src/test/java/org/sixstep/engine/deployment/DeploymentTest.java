package org.sixstep.engine.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sixstep.engine.EngineTest;
import org.sixstep.text.CatalogueText;

/** A process owner deploys by HTTP as Modeler does: what would break the desk is refused with a sentence, and nothing of it stays. */
class DeploymentTest extends EngineTest {

    private static final String MODEL = "publishAnswer.bpmn";

    @AfterEach
    void takeBack() {
        engine.getRepositoryService().createDeploymentQuery().deploymentName("by hand").list()
                .forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true));
    }

    @Test
    void aChangedModelIsTheNextVersion() {
        Map<String, String> files = files();
        files.put(MODEL, files.get(MODEL).replace("name=\"Review answer\"", "name=\"Look at answer\""));
        int version = version();

        assertThat(deploy("owner", files).statusCode()).isEqualTo(200);

        assertThat(version()).isEqualTo(version + 1);
        assertThat(
                new Browser().login("knowledge").get("/camunda/api/engine/engine/default/process-definition/key/publishAnswer/xml").body())
                .contains("Look at answer");
    }

    @ParameterizedTest(name = "{1} as {2}")
    @CsvSource(delimiter = '|', value = {
        "publishAnswer.bpmn | formRef=\"reviewAnswer\"            | formRef=\"reviewAnswr\"         | userTask_reviewAnswer     | [missing-form]",
        "publishAnswer.bpmn | ${publishAnswerDelegate}            | ${publishAnswrDelegate}         | serviceTask_publishAnswer | [missing-delegate]",
        "supportTicket.bpmn | calledElement=\"resolveProblem\"    | calledElement=\"resolveProblm\" | callActivity_resolveProblem | [missing-process]",
        "supportTicket.bpmn | decisionRef=\"assignPriority\"      | decisionRef=\"asignPriority\"   | asignPriority             | [missing-decision]",
        "publishAnswer.bpmn | targetRef=\"gateway_answerDecision\" | targetRef=\"gateway_gone\"     | gateway_gone              | publishAnswer.bpmn",
        "publishAnswer.bpmn | ${publishAnswerDelegate}            | ${T(java.lang.Runtime)}         | serviceTask_publishAnswer | [expression]",
        "publishAnswer.bpmn | <?xml version                       | hello <?xml version             | publishAnswer.bpmn        | [xml]",
        "reviewAnswer.form  | \"components\"                      | components                      | reviewAnswer.form         | [form]",
        "assignPriority.dmn | </decision>                         | </decisio>                      | assignPriority.dmn        | [xml]"})
    void aBrokenFileIsRefused(String file, String right, String wrong, String named, String code) {
        Map<String, String> files = files();
        assertThat(files.get(file)).contains(right);
        files.put(file, files.get(file).replace(right, wrong));

        assertRefused(files, named, code);
    }

    @Test
    void aModelWithoutItsFormsIsRefused() {
        assertRefused(Map.of(MODEL, files().get(MODEL)), "userTask_reviewAnswer", "[missing-form]");
    }

    /** Modeler sends no language: its process owner reads that of the desk. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"zh-CN,zh;q=0.9 | zh", "en-GB | en", " | en"})
    void theRefusalIsInTheLanguageOfWhoDeploys(String accepted, String language) {
        Map<String, String> files = files();
        files.put(MODEL, files.get(MODEL).replace("${publishAnswerDelegate}", "${publishAnswrDelegate}"));
        int version = version();
        long deployments = deployments();

        HttpResponse<String> answer = deploy("owner", files, accepted);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("serviceTask_publishAnswer " + CatalogueText.in(Locale.forLanguageTag(language),
                "model.missing-delegate", "${publishAnswrDelegate}") + " [missing-delegate]");
        assertThat(version()).isEqualTo(version);
        assertThat(deployments()).isEqualTo(deployments);
    }

    @ParameterizedTest
    @CsvSource({"agent", "lead", "manager", "knowledge"})
    void othersDeployNothing(String user) {
        assertThat(deploy(user, files()).statusCode()).isEqualTo(403);
    }

    private void assertRefused(Map<String, String> files, String named, String code) {
        int version = version();
        long deployments = deployments();
        HttpResponse<String> answer = deploy("owner", files);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(named, code);
        assertThat(version()).isEqualTo(version);
        assertThat(deployments()).isEqualTo(deployments);
    }

    private long deployments() {
        return engine.getRepositoryService().createDeploymentQuery().count();
    }

    private int version() {
        return engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey("publishAnswer").latestVersion()
                .singleResult().getVersion();
    }

    private HttpResponse<String> deploy(String user, Map<String, String> files) {
        return deploy(user, files, null);
    }

    private HttpResponse<String> deploy(String user, Map<String, String> files, String accepted) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, "name=\"deployment-name\"", "by hand");
        files.forEach((name, text) -> part(body, "name=\"" + name + "\"; filename=\"" + name + "\"", text));
        body.writeBytes("--border--\r\n".getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = as(user, "/engine-rest/deployment/create")
                .header("Content-Type", "multipart/form-data; boundary=border").POST(BodyPublishers.ofByteArray(body.toByteArray()));
        return send(accepted == null ? request : request.header("Accept-Language", accepted));
    }

    private static void part(ByteArrayOutputStream body, String disposition, String text) {
        body.writeBytes(("--border\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + text + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        for (String folder : List.of("processes", "forms")) {
            try (Stream<Path> paths = Files.list(Path.of(folder))) {
                for (Path path : paths.filter(path -> Files.isRegularFile(path) && !path.toString().endsWith(".csv")).sorted().toList()) {
                    files.put(path.getFileName().toString(), Files.readString(path));
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return files;
    }
}
