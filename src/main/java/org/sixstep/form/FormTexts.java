package org.sixstep.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sixstep.text.ReaderLanguage;

/**
 * The texts of a form in the languages of its readers. Its author writes one language where Modeler asks for the text, and each other one
 * as a custom property of the same component: {@code label.zh}, {@code description.zh}, {@code option.VALUE.zh} for the label of an option.
 * So a form and its translations are one file with one version. What lacks a translation is shown as it is.
 */
public final class FormTexts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PARTS = List.of("label", "description", "text", "dateLabel", "timeLabel");
    private static final String OPTION = "option.";
    private static final Pattern PROPERTY = Pattern
            .compile("(" + String.join("|", PARTS) + "|" + Pattern.quote(OPTION) + ".+)\\.([a-z]{2,3})");
    /** As somebody may write the language who does not know how it is called here. */
    private static final Pattern OTHERWISE = Pattern
            .compile("(?i)\\s*(" + String.join("|", PARTS) + "|" + Pattern.quote(OPTION) + ".+)[._][a-z]{2,3}([-_]\\w+)*\\s*");
    /** Says nothing by itself. */
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*\\w+\\s*}}|^\\s*+=\\s*+\\w+\\s*+$");

    private FormTexts() {
    }

    /** A custom property that says a text in another language. */
    public record Translation(String part, String language, String text) {}

    /** What a component says, by part: {@code label}, {@code description} ..., {@code option.VALUE} of each option. */
    public static Map<String, String> texts(JsonNode component) {
        Map<String, String> texts = new LinkedHashMap<>();
        PARTS.forEach(part -> texts.put(part, component.path(part).asText("")));
        component.path("values").forEach(option -> texts.put(OPTION + option.path("value").asText(), option.path("label").asText("")));
        texts.values().removeIf(text -> VARIABLE.matcher(text).replaceAll("").isBlank());
        return texts;
    }

    public static List<Translation> translations(JsonNode component) {
        List<Translation> found = new ArrayList<>();
        component.path("properties").properties().forEach(property -> {
            Matcher name = PROPERTY.matcher(property.getKey());
            if (name.matches() && ReaderLanguage.isCode(name.group(2))) {
                found.add(new Translation(name.group(1), name.group(2), property.getValue().asText()));
            }
        });
        return found;
    }

    /** What looks like a translation and is none, as its language is written otherwise. */
    public static List<String> mistyped(JsonNode component) {
        Set<String> written = translations(component).stream().map(found -> found.part() + '.' + found.language())
                .collect(Collectors.toSet());
        return component.path("properties").properties().stream().map(Map.Entry::getKey)
                .filter(name -> OTHERWISE.matcher(name).matches() && !written.contains(name)).toList();
    }

    /** Every language of a form's translations. */
    public static Set<String> languages(JsonNode parent) {
        Set<String> languages = new TreeSet<>();
        parent.path("components").forEach(component -> {
            translations(component).forEach(translation -> languages.add(translation.language()));
            languages.addAll(languages(component));
        });
        return languages;
    }

    /** This part of a component for the reader of the current answer; empty if the component has no such translation. */
    static Optional<String> forReader(JsonNode component, String part) {
        JsonNode text = component.path("properties").path(part + '.' + ReaderLanguage.current().getLanguage());
        return text.isTextual() && !text.asText().isBlank() ? Optional.of(text.asText()) : Optional.empty();
    }

    /** As {@link #forReader}, of the option with this value. */
    static Optional<String> optionForReader(JsonNode component, String value) {
        return forReader(component, OPTION + value);
    }

    /** The form as the reader of the current answer gets it, without other languages. */
    public static byte[] forReader(byte[] form) {
        try {
            JsonNode read = JSON.readTree(form);
            translate(read);
            return JSON.writeValueAsBytes(read);
        } catch (IOException e) {
            throw new UncheckedIOException("A deployed form cannot be read", e);
        }
    }

    private static void translate(JsonNode parent) {
        parent.path("components").forEach(component -> {
            PARTS.forEach(part -> forReader(component, part).ifPresent(text -> ((ObjectNode) component).put(part, text)));
            component.path("values").forEach(option -> optionForReader(component, option.path("value").asText())
                    .ifPresent(text -> ((ObjectNode) option).put("label", text)));
            if (component.path("properties") instanceof ObjectNode properties) {
                properties.remove(translations(component).stream().map(found -> found.part() + '.' + found.language()).toList());
            }
            translate(component);
        });
    }
}
