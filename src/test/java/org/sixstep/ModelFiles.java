package org.sixstep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** What lies in {@code processes/} and {@code forms/}, as the rules for models look at it. */
public final class ModelFiles {

    static final Path PROCESSES = Path.of("processes");
    public static final Path FORMS = Path.of("forms");
    private static final Map<Path, BpmnModelInstance> DIAGRAMS = new ConcurrentHashMap<>();
    private static final ObjectMapper JSON = new ObjectMapper();

    private ModelFiles() {
    }

    public static List<Path> diagrams() {
        return files(PROCESSES, ".bpmn");
    }

    public static List<Path> decisions() {
        return files(PROCESSES, ".dmn");
    }

    public static List<Path> forms() {
        return files(FORMS, ".form");
    }

    /** Read once: nobody changes it. */
    public static BpmnModelInstance diagram(Path file) {
        return DIAGRAMS.computeIfAbsent(file, path -> Bpmn.readModelFromFile(path.toFile()));
    }

    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String stem(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
    }

    /** The forms that a diagram asks for, by name. */
    public static Set<String> formsOf(BpmnModelInstance diagram) {
        Set<String> forms = new LinkedHashSet<>();
        diagram.getModelElementsByType(StartEvent.class).forEach(start -> forms.add(start.getCamundaFormRef()));
        diagram.getModelElementsByType(UserTask.class).forEach(task -> forms.add(task.getCamundaFormRef()));
        forms.remove(null);
        return forms;
    }

    static JsonNode form(Path file) {
        try {
            return JSON.readTree(text(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is no form", e);
        }
    }

    /** Every component of a form that has a key, also those within groups. */
    public static List<JsonNode> fields(Path form) {
        List<JsonNode> fields = new ArrayList<>();
        collect(form(form).path("components"), fields);
        return fields;
    }

    /**
     * The values which the fields of this key offer in these forms; null if some field of it takes anything, empty if there is no such
     * field.
     */
    static Set<String> values(Set<String> forms, String key) {
        Set<String> values = new HashSet<>();
        boolean open = false;
        for (String form : forms) {
            for (JsonNode field : fields(FORMS.resolve(form + ".form"))) {
                if (field.path("key").asText().equals(key)) {
                    open |= !field.path("values").isArray();
                    field.path("values").forEach(value -> values.add(value.path("value").asText()));
                }
            }
        }
        return open ? null : values;
    }

    private static void collect(JsonNode components, List<JsonNode> fields) {
        for (JsonNode component : components) {
            if (component.hasNonNull("key")) {
                fields.add(component);
            }
            collect(component.path("components"), fields);
        }
    }

    private static List<Path> files(Path folder, String suffix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
