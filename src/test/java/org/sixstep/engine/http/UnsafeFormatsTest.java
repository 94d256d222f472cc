package org.sixstep.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sixstep.engine.EngineTest;

/** XML that reads files and Java objects as text are refused, even from an administrator (ASVS 1.5). */
class UnsafeFormatsTest extends EngineTest {

    @TempDir
    Path directory;

    @Test
    void aModelThatReadsAFileIsRefusedAndTellsNothing() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret.txt"), "canary-4711");
        String model = Bpmn.convertToString(oneTask("readsFiles")).replaceFirst("(<\\?xml[^>]*>)",
                "$1<!DOCTYPE x [<!ENTITY file SYSTEM \"" + secret.toUri() + "\">]>")
                .replace("<endEvent ", "<documentation>&file;</documentation><endEvent ");
        String form = "--frontier\r\nContent-Disposition: form-data; name=\"file\"; filename=\"readsFiles.bpmn\"\r\nContent-Type:"
                + " application/octet-stream\r\n\r\n"
                + model
                + "\r\n--frontier--\r\n";

        HttpResponse<String> answer = send(
                as("admin", "/engine-rest/deployment/create").header("Content-Type", "multipart/form-data; boundary=frontier")
                        .POST(BodyPublishers.ofString(form)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("canary-4711");
        assertThat(engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey("readsFiles").count()).isZero();
    }

    @Test
    void aSerializedJavaObjectIsRefused() {
        deploy(oneTask("takesObjects"), "takesObjects");
        String instance = engine.getRuntimeService().startProcessInstanceByKey("takesObjects").getId();

        HttpResponse<String> answer = send(
                as("admin", "/engine-rest/process-instance/" + instance + "/variables/object").header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(
                                """
                        {"value": "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==", "type": "Object",
                         "valueInfo": {"objectTypeName": "java.util.HashMap", "serializationDataFormat": "application/x-java-serialized-object"}}""")));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(engine.getRuntimeService().createVariableInstanceQuery().processInstanceIdIn(instance).variableName("object").count())
                .isZero();
    }
}
