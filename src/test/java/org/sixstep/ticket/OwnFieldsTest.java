package org.sixstep.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sixstep.form.FormSchema;
import org.sixstep.form.KnownFields;

/** A field of a process owner is what the form said by which it was filled. */
class OwnFieldsTest {

    private static final String FORM = """
            {"components": [{"type": "%s", "key": "%s", "properties": {%s}}]}""";

    @ParameterizedTest(name = "a {0} that says {1}: given to tables {2}, archived {3}")
    @CsvSource(delimiter = '|', value = {
        "textfield|                                           | false | true",
        "textarea |                                           | false | true",
        "textfield| \"personal\": \"true\"                    | false | true",
        "textfield| \"personal\": \"false\"                   | true  | true",
        "textfield| \"personal\": false                       | true  | true",
        "textfield| \"personal\": \"perhaps\"                 | false | true",
        "textfield| \"contact\": \"true\"                     | false | true",
        "textfield| \"contact\": \"true\", \"personal\": \"false\" | false | true",
        "textfield| \"archived\": \"false\"                   | false | false",
        "select   |                                           | true  | true",
        "select   | \"personal\": \"true\"                    | false | true",
        "number   | \"archived\": \"false\"                   | true  | false"})
    void itsFormSaysWhatItIs(String type, String properties, boolean given, boolean archived) {
        Ticket ticket = filled("room", FormSchema.parse(FORM.formatted(type, "room", properties == null ? "" : properties)));
        assertThat(ticket.neutralFacts(ZoneOffset.UTC).containsKey("room")).as("given to tables").isEqualTo(given);
        assertThat(ticket.isArchived("room")).as("archived").isEqualTo(archived);
        assertThat(ticket.neutralFacts(ZoneOffset.UTC)).doesNotContainKey(OwnFields.KEY);
    }

    /** What is deployed already asks with every text, as it did when it was drawn. */
    @Test
    void aFormFromBeforeGoesOn() {
        FormSchema before = FormSchema.parse(FORM.formatted("textfield", "room", ""), KnownFields.NONE, false);
        assertThat(filled("room", before).neutralFacts(ZoneOffset.UTC)).containsKey("room");
    }

    @Test
    void aFieldOfTheDeskIsWhatTheDeskSays() {
        FormSchema form = FormSchema.parse(FORM.formatted("textfield", "reporterName", "\"personal\": \"false\", \"archived\": \"true\""));
        Ticket ticket = filled("reporterName", form);
        assertThat(ticket.neutralFacts(ZoneOffset.UTC)).doesNotContainKey("reporterName");
        assertThat(ticket.isArchived("reporterName")).isFalse();
        FormSchema unsaid = FormSchema.parse(FORM.formatted("textfield", "subcategory", ""));
        assertThat(filled("subcategory", unsaid).neutralFacts(ZoneOffset.UTC)).containsKey("subcategory");
    }

    @Test
    void theLastFormThatFilledItCounts() {
        Map<String, Object> first = OwnFields.noted(Map.of(), Map.of("room", "x"),
                FormSchema.parse(FORM.formatted("textfield", "room", "")));
        FormSchema other = FormSchema.parse(FORM.formatted("textfield", "floor", ""));
        assertThat(OwnFields.noted(first, Map.of("floor", "x"), other)).containsOnlyKeys("room", "floor");
        FormSchema choice = FormSchema.parse(FORM.formatted("select", "room", ""));
        assertThat(OwnFields.noted(first, Map.of("room", "x"), choice)).isEmpty();
    }

    private static Ticket filled(String key, FormSchema form) {
        Map<String, Object> facts = new HashMap<>(Map.of(key, "x"));
        facts.put(OwnFields.KEY, OwnFields.noted(Map.of(), Map.of(key, "x"), form));
        return new Ticket(facts);
    }
}
