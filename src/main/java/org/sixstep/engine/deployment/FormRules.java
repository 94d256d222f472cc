package org.sixstep.engine.deployment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.sixstep.engine.expression.FeelTexts;
import org.sixstep.form.FormPattern;
import org.sixstep.form.FormSchema;
import org.sixstep.form.FormTexts;
import org.sixstep.text.CatalogueText;
import org.sixstep.ticket.TicketField;

/**
 * Checks what a form must not contain. It is rendered in the browser of an agent who trusts it, next to what a reporter wrote: so it must
 * not load a page or picture from elsewhere, to which it could send that data, and must not contain HTML.
 */
final class FormRules {

    private static final Set<String> TYPES = Set.of("default", "textfield", "textarea", "number", "datetime", "checkbox", "checklist",
            "radio", "select", "taglist", "text", "group",
            "separator", "spacer", "button");
    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)(?:https?|ftps?|file|javascript|vbscript|data|blob|mailto|tel|wss?):|//|www\\.|]\\s*[(\\[:]|<[a-z!/?]|&(#|[a-z]+;)");
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final List<String> FLAG = List.of("true", "false");
    private static final Map<String, List<String>> PROPERTIES = Map.of(FormSchema.PERSONAL, FLAG, FormSchema.CONTACT, FLAG,
            FormSchema.ARCHIVED, FLAG, FormSchema.WHEN_HIDDEN, List.of(FormSchema.EMPTY, FormSchema.KEEP));
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w{0,63}");
    private static final int DEEPEST = 20;
    private static final int MOST_CONDITIONS = 100;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build()).build());

    private final ModelFile file;
    private final FeelTexts feel = new FeelTexts();

    FormRules(ModelFile file) {
        this.file = file;
    }

    void check(List<String> refused) {
        try (JsonParser parser = JSON.createParser(file.content())) {
            JsonNode form = JSON.readTree(parser);
            if (form == null || !form.path("components").isArray() || !NAME.matcher(form.path("id").asText()).matches()) {
                refused.add(ModelPlace.file(file.shortName(), ModelRule.FORM.say(CatalogueText.say("model.part.ids"))));
                return;
            }
            if (form.findValues("hide").size() > MOST_CONDITIONS) {
                refused.add(ModelPlace.step(file.shortName(), ModelRule.FORM_CONDITIONS.say(MOST_CONDITIONS)));
                return;
            }
            Set<String> languages = FormTexts.languages(form);
            form.path("components").forEach(component -> check(component, languages, refused));
            FormSchema schema = FormSchema.parse(new String(file.content(), StandardCharsets.UTF_8));
            schema.keys().stream().filter(schema.shown()::contains)
                    .forEach(key -> refused.add(ModelPlace.field(file.shortName(), key, ModelRule.FIELD_DISPLAYED.say())));
        } catch (IOException | IllegalArgumentException e) {
            refused.add(ModelPlace.file(file.shortName(), ModelRule.FORM.say(
                    String.valueOf(e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage()))));
        }
    }

    private void check(JsonNode component, Set<String> languages, List<String> refused) {
        String name = component.path("key").asText(component.path("id").asText(CatalogueText.say("model.at.unnamed")));
        Consumer<String> refuse = sentence -> refused.add(ModelPlace.field(file.shortName(), name, sentence));
        String type = component.path("type").asText();
        if (!TYPES.contains(type)) {
            refuse.accept(ModelRule.FIELD_TYPE.say(type));
        }
        if (component.has("key") && !NAME.matcher(component.path("key").asText()).matches()) {
            refuse.accept(ModelRule.FIELD_KEY.say());
        }
        for (String shown : List.of("text", "label", "description", "dateLabel", "timeLabel")) {
            checkText(component.path(shown).asText(""), refuse);
        }
        component.path("values").forEach(value -> checkText(value.path("label").asText(""), refuse));
        FormTexts.translations(component).forEach(translation -> checkText(translation.text(), refuse));
        LanguageRules.check(component, languages, refuse);
        checkFeel(component.path("conditional").path("hide").asText(""), refuse);
        checkProperties(component, refuse);
        checkPattern(component.path("validate").path("pattern").asText(""), refuse);
        FieldChecks.check(component, (property, instead) -> refuse.accept(ModelRule.FIELD_UNCHECKED.say(property,
                component.at('/' + property.replace('.', '/')), instead)));
        component.path("components").forEach(inner -> check(inner, languages, refused));
    }

    /** The server replaces names in braces and escapes the values; an expression could build an address from them. */
    private void checkText(String text, Consumer<String> refuse) {
        if (text.startsWith("=") && !NAME.matcher(text.substring(1).strip()).matches()) {
            refuse.accept(ModelRule.TEXT_EXPRESSION.say());
        }
        TEMPLATE.matcher(text).results().map(part -> part.group(1).strip()).filter(part -> !NAME.matcher(part).matches()).findFirst()
                .ifPresent(part -> refuse.accept(ModelRule.TEXT_BRACES.say(part)));
        if (ADDRESS.matcher(TEMPLATE.matcher(text).replaceAll("")).find()) {
            refuse.accept(ModelRule.TEXT_ADDRESS.say());
        }
    }

    /** Custom properties of a field have one of their values, and do not contradict what is known of the field. */
    private static void checkProperties(JsonNode component, Consumer<String> refuse) {
        JsonNode properties = component.path("properties");
        PROPERTIES.forEach((property, values) -> {
            if (properties.has(property) && !values.contains(properties.path(property).asText())) {
                refuse.accept(ModelRule.FIELD_PROPERTY.say(property, properties.path(property).asText(),
                        String.join(CatalogueText.say("list.separator"), values)));
            }
        });
        boolean neutral = properties.path(FormSchema.PERSONAL).asText().equals("false");
        if (neutral && properties.path(FormSchema.CONTACT).asText().equals("true")) {
            refuse.accept(ModelRule.FIELD_CONTACT.say());
        }
        if (neutral && TicketField.of(component.path("key").asText()).filter(field -> field.is(TicketField.Trait.PERSONAL)).isPresent()) {
            refuse.accept(ModelRule.FIELD_PERSONAL.say());
        }
    }

    private void checkFeel(String condition, Consumer<String> refuse) {
        if (!condition.isBlank()) {
            feel.problemOfExpression(condition.startsWith("=") ? condition.substring(1) : condition)
                    .map(ModelRule.FEEL::say).ifPresent(refuse);
        }
    }

    private static void checkPattern(String pattern, Consumer<String> refuse) {
        try {
            FormPattern.compile(pattern);
        } catch (IllegalArgumentException e) {
            refuse.accept(ModelRule.FIELD_PATTERN.say(String.valueOf(e.getMessage())));
        }
    }
}
