package org.sixstep.engine.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sixstep.text.CatalogueText;

/**
 * Finds in a field what Tasklist's form library (form-js 1.8.7) checks in the browser and the server does not: any client may submit a
 * form, so what an author says of a field holds on the server or is refused. {@link org.sixstep.form.FormSchema} enforces the rest.
 */
final class FieldChecks {

    private static final Set<String> VALIDATIONS = Set.of("required", "pattern", "min", "max", "minLength", "maxLength", "validationType");
    private static final List<String> NUMBERS = List.of("validate.min", "validate.max", "validate.minLength", "validate.maxLength",
            "decimalDigits");
    private static final List<String> FLAGS = List.of("readonly", "disabled", "validate.required");

    private FieldChecks() {
    }

    /** @param refuse takes the property and what to do instead */
    static void check(JsonNode field, BiConsumer<String, String> refuse) {
        field.path("validate").fieldNames().forEachRemaining(name -> {
            if (!VALIDATIONS.contains(name)) {
                refuse.accept("validate." + name, oneOf(VALIDATIONS.stream()));
            }
        });
        refuseUnless(field, NUMBERS, JsonNode::isNumber, refuse);
        refuseUnless(field, FLAGS, JsonNode::isBoolean, refuse);
        refuseUnless(field, List.of("increment"), value -> value.asText().matches("\\d{1,15}(\\.\\d{1,15})?"), refuse);
        oneOf(field, "validate.validationType", Set.of("", "custom", "email", "phone"), refuse);
        oneOf(field, "subtype", Set.of("date", "time", "datetime"), refuse);
        if (field.path("disallowPassedDates").asBoolean()) {
            refuse.accept("disallowPassedDates", CatalogueText.say("unchecked.passedDates"));
        }
        if (field.hasNonNull("valuesExpression")) {
            refuse.accept("valuesExpression", CatalogueText.say("unchecked.values"));
        }
    }

    private static void refuseUnless(JsonNode field, List<String> properties, Predicate<JsonNode> fits,
            BiConsumer<String, String> refuse) {
        for (String property : properties) {
            JsonNode value = field.at('/' + property.replace('.', '/'));
            if (!value.isMissingNode() && !value.isNull() && !fits.test(value)) {
                refuse.accept(property, CatalogueText.say("unchecked.writeOut"));
            }
        }
    }

    private static void oneOf(JsonNode field, String property, Set<String> known, BiConsumer<String, String> refuse) {
        if (!known.contains(field.at('/' + property.replace('.', '/')).asText(known.contains("") ? "" : "date"))) {
            refuse.accept(property, oneOf(known.stream().filter(each -> !each.isEmpty())));
        }
    }

    private static String oneOf(Stream<String> known) {
        return CatalogueText.say("unchecked.oneOf", known.sorted().collect(Collectors.joining(CatalogueText.say("list.separator"))));
    }
}
