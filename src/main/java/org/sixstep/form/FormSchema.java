package org.sixstep.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sixstep.masking.Masking;
import org.sixstep.text.CatalogueText;

/**
 * A Camunda Form as the server understands it. What its author says in Modeler (required, length, pattern, options, when hidden) is
 * checked here again, because the engine checks nothing of a Camunda Form and any client may submit one.
 */
public final class FormSchema {

    /** Custom properties by which the author of a form says what a field of their own is, each {@code true} or {@code false}. */
    public static final String PERSONAL = "personal";
    public static final String CONTACT = "contact";
    public static final String ARCHIVED = "archived";
    /** Custom property: what becomes of the value of a field that is hidden on a later visit, {@link #EMPTY} or {@link #KEEP}. */
    public static final String WHEN_HIDDEN = "whenHidden";
    public static final String EMPTY = "empty";
    public static final String KEEP = "keep";

    /** Which of a date, a time of day, and both at once the text of a stored fact is. */
    public static final String TEMPORAL = "temporal";
    public static final String DATE = "date";
    public static final String TIME = "time";
    public static final String DATE_TIME = "datetime";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);

    private final String id;
    private final KnownFields known;
    private final boolean textsArePersonal;
    private final Map<String, List<FormField>> fields = new LinkedHashMap<>();
    private final Set<String> words = new LinkedHashSet<>();
    private final Set<String> needed = new LinkedHashSet<>();
    private final Set<String> shown = new LinkedHashSet<>();

    private FormSchema(String id, KnownFields known, boolean textsArePersonal) {
        this.id = id;
        this.known = known;
        this.textsArePersonal = textsArePersonal;
    }

    /** @throws IllegalArgumentException if this is no form */
    public static FormSchema parse(String form) {
        return parse(form, KnownFields.NONE, true);
    }

    /**
     * @param textsArePersonal false for a form from before forms could say which of their texts are
     */
    public static FormSchema parse(String form, KnownFields known, boolean textsArePersonal) {
        try {
            JsonNode root = JSON.readTree(form);
            FormSchema schema = new FormSchema(root.path("id").asText(), known, textsArePersonal);
            schema.collect(root.path("components"), List.of());
            addWords(form, schema.words);
            return schema;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(CatalogueText.say("model.form", e.getOriginalMessage()), e);
        }
    }

    public String id() {
        return id;
    }

    public Set<String> keys() {
        return fields.keySet();
    }

    /** Whether the form mentions this name anywhere: as a key, in a template, in a condition. Only then it is sent to the browser. */
    public boolean mentions(String word) {
        return words.contains(word);
    }

    /** The names in templates of the form's texts: their values are rendered as Markdown in the browser. */
    public Set<String> shown() {
        return shown;
    }

    /** Whether {@link #accept} needs this: an option list, a fact used in a condition, or the present value of a field. */
    public boolean needs(String key) {
        return needed.contains(key) || fields.containsKey(key);
    }

    /** Whether whoever fills the form can enter this, if it is shown. */
    public boolean isEntered(String key) {
        return fields.containsKey(key) && fields.get(key).stream().anyMatch(field -> !field.readOnly);
    }

    /** Human label of a field. */
    public String label(String key) {
        return fields.containsKey(key) ? fields.get(key).get(0).label() : key;
    }

    /** The word for a value that a field offers. */
    Optional<String> word(String key, String value) {
        return fields.getOrDefault(key, List.of()).stream().map(field -> field.word(value)).flatMap(Optional::stream).findFirst();
    }

    /** False for a field with the custom property {@code prefill: false}: it is shown empty, whatever the record holds. */
    public boolean isPrefilled(String key) {
        return fields.getOrDefault(key, List.of()).stream().allMatch(FormField::prefilled);
    }

    /** What to store about a field that only its form defines: whether it is personal, that it is not archived, and what its text is. */
    public Map<String, Object> properties(String key) {
        Map<String, Object> properties = new TreeMap<>();
        for (FormField field : fields.getOrDefault(key, List.of())) {
            if (field.personal() != null) {
                properties.merge(PERSONAL, field.personal(), (one, other) -> Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other));
            }
            if (!field.archived()) {
                properties.put(ARCHIVED, false);
            }
            if (field.temporal() != null) {
                properties.put(TEMPORAL, field.temporal());
            }
        }
        return properties;
    }

    public boolean isPersonal(String key) {
        return Boolean.TRUE.equals(properties(key).get(PERSONAL));
    }

    public boolean isRequired(String key) {
        return fields.containsKey(key) && fields.get(key).stream().anyMatch(FormField::required);
    }

    /**
     * Checks and types what was submitted. One that was left empty is null in the result; a prefilled one that was not sent at all keeps
     * its fact. What was sent for a hidden field is ignored; it is null in the result unless it keeps its fact ({@link #WHEN_HIDDEN}).
     *
     * @param known   what the form was shown with: options of dynamic lists, facts that conditions ask for
     * @param masking takes out of every text what may not be stored (R72)
     * @throws InvalidFormException naming every field that is wrong
     */
    public Map<String, Object> accept(Map<String, Object> submitted, Map<String, Object> known, FormConditions conditions, ZoneId zone,
            Masking masking) {
        return accept(submitted, known, conditions, zone, masking, true);
    }

    /** As {@link #accept}, for an endpoint that may send fewer fields than the form requires: only those present are checked. */
    public Map<String, Object> acceptPart(Map<String, Object> submitted, FormConditions conditions, ZoneId zone, Masking masking) {
        return accept(submitted, Map.of(), conditions, zone, masking, false);
    }

    private Map<String, Object> accept(Map<String, Object> submitted, Map<String, Object> known, FormConditions conditions, ZoneId zone,
            Masking masking,
            boolean whole) {
        Map<String, String> problems = new TreeMap<>();
        submitted.keySet().stream().filter(key -> !fields.containsKey(key))
                .forEach(key -> problems.put(key, CatalogueText.say("field.unknown")));
        Map<String, Object> data = new LinkedHashMap<>(known);
        fields.forEach((key, alternatives) -> {
            if (submitted.containsKey(key) && !alternatives.get(0).readOnly) {
                data.put(key, submitted.get(key));
            } else if (!alternatives.get(0).prefilled()) {
                data.put(key, null);
            }
        });
        Map<String, Object> accepted = new LinkedHashMap<>();
        fields.forEach((key, alternatives) -> {
            if (!whole && !submitted.containsKey(key)) {
                return;
            }
            List<FormField> visible = alternatives.stream()
                    .filter(field -> !whole || field.hideConditions.stream().noneMatch(condition -> conditions.isTrue(condition, data)))
                    .toList();
            if (visible.isEmpty() && isEntered(key) && alternatives.stream().allMatch(FormField::emptyWhenHidden)) {
                accepted.put(key, null);
            }
            for (FormField field : visible) {
                boolean left = !submitted.containsKey(key) && field.prefilled()
                        && (known.get(key) != null || !field.required() && !field.type.equals("checkbox"));
                if (!field.readOnly && !left) {
                    accept(field, submitted.get(key), known, zone, masking, whole, accepted, problems);
                }
            }
        });
        if (!problems.isEmpty()) {
            throw new InvalidFormException(problems);
        }
        return accepted;
    }

    private void accept(FormField field, @Nullable Object raw, Map<String, Object> known, ZoneId zone, Masking masking, boolean whole,
            Map<String, Object> accepted,
            Map<String, String> problems) {
        try {
            Object entered = field.typed(raw, options(field, known), zone, masking);
            Object value = entered == null && field.type.equals("checkbox") ? Boolean.FALSE : entered;
            boolean missing = value == null || Boolean.FALSE.equals(value);
            if (whole && missing && field.required()) {
                problems.put(field.key, CatalogueText.say("field.required", field.label()));
            } else {
                accepted.put(field.key, value);
            }
        } catch (IllegalArgumentException e) {
            problems.put(field.key, e.getMessage());
        }
    }

    private static @Nullable Set<String> options(FormField field, Map<String, Object> known) {
        if (field.optionsKey == null) {
            return field.offered();
        }
        Set<String> options = new LinkedHashSet<>();
        if (known.get(field.optionsKey) instanceof List<?> list) {
            list.forEach(option -> options.add(String.valueOf(option instanceof Map<?, ?> map ? map.get("value") : option)));
        }
        return options;
    }

    private static void addWords(String text, Set<String> words) {
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
    }

    private void addShown(String text) {
        if (text.startsWith("=")) {
            addWords(text, shown);
        }
        TEMPLATE.matcher(text).results().forEach(part -> addWords(part.group(1), shown));
    }

    private void collect(JsonNode components, List<String> outerConditions) {
        for (JsonNode component : components) {
            List<String> conditions = new ArrayList<>(outerConditions);
            String hide = component.path("conditional").path("hide").asText("");
            if (!hide.isBlank()) {
                conditions.add(hide.startsWith("=") ? hide.substring(1) : hide);
                addWords(hide, needed);
            }
            for (String text : List.of("text", "label", "description", "content")) {
                addShown(component.path(text).asText(""));
            }
            FormTexts.translations(component).forEach(translation -> addShown(translation.text()));
            if (component.hasNonNull("key")) {
                FormField field = new FormField(component, conditions, known, textsArePersonal);
                fields.computeIfAbsent(field.key, key -> new ArrayList<>()).add(field);
                if (field.optionsKey != null) {
                    needed.add(field.optionsKey);
                }
            }
            if (!component.path("type").asText().equals("dynamiclist")) {
                collect(component.path("components"), conditions);
            }
        }
    }
}
