package org.sixstep.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;

/** The models as the process owner keeps them. */
final class Models {

    private static final Path PROCESSES = Path.of("processes");
    private static final Path CALENDARS = PROCESSES.resolve("calendars");
    private static final Path FORMS = Path.of("forms");

    private Models() {
    }

    /** Every model by the id of its process. */
    static Map<String, BpmnModelInstance> all() {
        try (Stream<Path> files = Files.list(PROCESSES)) {
            Map<String, BpmnModelInstance> models = new TreeMap<>();
            files.filter(file -> file.toString().endsWith(".bpmn")).map(file -> Bpmn.readModelFromFile(file.toFile()))
                    .forEach(model -> models.put(model.getModelElementsByType(Process.class).iterator().next().getId(), model));
            return models;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file that is deployed together, by its name, for a deployment of a changed copy. */
    static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        for (Path directory : new Path[] {PROCESSES, CALENDARS, FORMS}) {
            try (Stream<Path> list = Files.list(directory)) {
                for (Path file : list.filter(Files::isRegularFile).toList()) {
                    files.put(directory + "/" + file.getFileName(), Files.readString(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }
}
