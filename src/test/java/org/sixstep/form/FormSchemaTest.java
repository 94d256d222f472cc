package org.sixstep.form;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sixstep.masking.Masking;
import org.sixstep.masking.MaskingProperties;

/** What the server makes of a submitted Camunda Form, whatever client sent it. */
class FormSchemaTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final FormConditions CONDITIONS = (expression, data) -> expression.equals("=hideDetails".substring(1))
            && Boolean.TRUE.equals(data.get("hideDetails"));
    private static final Masking MASKING = new Masking(new MaskingProperties(true));
    private static final FormSchema FORM = FormSchema.parse("""
            {"id": "sample", "type": "default", "components": [
              {"type": "text", "text": "{{facts}}"},
              {"type": "textfield", "key": "title", "label": "Title", "validate": {"required": true, "maxLength": 10}},
              {"type": "textarea", "key": "story", "label": "Story"},
              {"type": "number", "key": "count", "label": "Count", "validate": {"min": 1, "max": 5}},
              {"type": "checkbox", "key": "agreed", "label": "Agreed"},
              {"type": "select", "key": "size", "label": "Size", "values": [{"label": "Big", "value": "big"}, {"label": "Small",
                "value": "small"}]},
              {"type": "radio", "key": "stars", "label": "Stars", "properties": {"type": "integer", "prefill": "false"},
                "values": [{"label": "*", "value": "1"}, {"label": "**", "value": "2"}]},
              {"type": "checklist", "key": "checks", "label": "Checks", "values": [{"label": "A", "value": "a"}, {"label": "B",
                "value": "b"}]},
              {"type": "taglist", "key": "people", "label": "People", "valuesKey": "peopleOptions"},
              {"type": "datetime", "subtype": "datetime", "key": "at", "label": "At"},
              {"type": "datetime", "subtype": "date", "key": "day", "label": "Day"},
              {"type": "textfield", "key": "mail", "label": "Mail", "validate": {"validationType": "email"}},
              {"type": "textfield", "key": "partner", "label": "Partner"},
              {"type": "textfield", "key": "reporterPhone", "label": "Phone"},
              {"type": "textfield", "key": "callBack", "label": "Call back", "properties": {"contact": "true"}},
              {"type": "taglist", "key": "tags", "label": "Tags"},
              {"type": "textfield", "key": "code", "label": "Code", "validate": {"pattern": "^[A-Z]{3}$"}},
              {"type": "checkbox", "key": "hideDetails", "label": "No details"},
              {"type": "textfield", "key": "seen", "label": "Seen", "disabled": true},
              {"type": "group", "label": "Details", "conditional": {"hide": "=hideDetails"}, "components": [
                {"type": "textfield", "key": "detail", "label": "Detail", "validate": {"required": true}}]}]}
            """, new KnownFields(Set.of("reporterPhone", "detail"), Set.of("reporterPhone"), Set.of("partner")), true);

    @Test
    void typesWhatCameBack() {
        Map<String, Object> values = accept(
                Map.ofEntries(entry("title", " Hello "), entry("story", "line\nline"), entry("count", 3), entry("agreed", true),
                        entry("size", "big"), entry("stars", "2"), entry("checks", List.of("a", "b")), entry("people", List.of("wang")),
                        entry("at", "2026-11-21T09:15"),
                        entry("day", "2026-11-21"), entry("detail", "x")));

        assertThat(values).containsEntry("title", "Hello").containsEntry("count", 3).containsEntry("agreed", true)
                .containsEntry("size", "big")
                .containsEntry("stars", 2).containsEntry("checks", List.of("a", "b")).containsEntry("people", List.of("wang"))
                .containsEntry("at", Instant.parse("2026-11-21T01:15:00Z")).containsEntry("day", "2026-11-21");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({"title, 'longer than ten'", "title, ''", "count, 0", "count, 6", "count, many", "agreed, perhaps", "size, huge", "stars, 7",
        "at, tomorrow", "day, 31.12.2026",
        "mail, nobody", "'mail', 'li.na@example.org,'", "partner, Li Na", "code, abc", "colour, blue", "checks, a"})
    void refusesByFieldWithASentence(String key, String value) {
        Map<String, Object> submitted = new HashMap<>(Map.of("title", "Hello", "detail", "x"));
        submitted.put(key, value);

        assertThatThrownBy(() -> accept(submitted)).asInstanceOf(InstanceOfAssertFactories.type(InvalidFormException.class))
                .satisfies(refused -> assertThat(refused.problems()).containsOnlyKeys(key));
    }

    @Test
    void aChoiceMustBeAmongTheOptionsThatWereServed() {
        assertThatThrownBy(() -> accept(Map.of("title", "Hello", "detail", "x", "people", List.of("stranger"))))
                .hasMessageContaining("people");
    }

    @Test
    void aRequiredFieldCountsOnlyWhenItIsShown() {
        assertThatThrownBy(() -> accept(Map.of("title", "Hello"))).hasMessageContaining("detail: is required (Detail).");
        assertThat(accept(Map.of("title", "Hello", "hideDetails", true, "detail", "ignored"))).doesNotContainKey("detail");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"room, '', true", "room, keep, false", "room, empty, true", "rootCause, '', false", "rootCause, empty, true"})
    void aHiddenFieldOfAnOwnerIsEmptyAndOneOfTheApplicationStaysUnlessTheFormSaysOtherwise(String key, String whenHidden, boolean empty) {
        FormSchema form = FormSchema.parse("""
                {"id": "sample", "components": [
                  {"type": "checkbox", "key": "hideDetails"},
                  {"type": "group", "conditional": {"hide": "=hideDetails"}, "components": [
                    {"type": "textfield", "key": "%s", "properties": {"whenHidden": "%s"}}]}]}
                """.formatted(key, whenHidden), new KnownFields(Set.of("rootCause"), Set.of(), Set.of()), true);

        Map<String, Object> values = form.accept(Map.of("hideDetails", true), Map.of(key, "of before"), CONDITIONS, ZONE, MASKING);

        assertThat(values.containsKey(key)).isEqualTo(empty);
        assertThat(values.get(key)).isNull();
        assertThat(form.accept(Map.of("hideDetails", false, key, "new"), Map.of(key, "of before"), CONDITIONS, ZONE, MASKING))
                .containsEntry(key, "new");
    }

    @Test
    void aFieldThatIsShownElsewhereInTheFormIsNotHidden() {
        FormSchema form = FormSchema.parse("""
                {"id": "sample", "components": [
                  {"type": "checkbox", "key": "hideDetails"},
                  {"type": "textfield", "key": "room", "conditional": {"hide": "=hideDetails"}},
                  {"type": "textfield", "key": "room"}]}
                """);

        assertThat(form.accept(Map.of("hideDetails", true), Map.of("room", "B12"), CONDITIONS, ZONE, MASKING)).doesNotContainKey("room");
    }

    @Test
    void aDisabledFieldIsNeverWritten() {
        assertThat(accept(Map.of("title", "Hello", "detail", "x", "seen", "forged"))).doesNotContainKey("seen");
    }

    @Test
    void aCheckboxThatWasLeftOutIsNotTicked() {
        assertThat(accept(Map.of("title", "Hello", "detail", "x"))).containsEntry("agreed", false);
        assertThat(FORM.accept(Map.of("title", "Hello", "detail", "x"), Map.of("agreed", true), CONDITIONS, ZONE, MASKING))
                .doesNotContainKey("agreed");
    }

    @Test
    void masksSecretsAndDropsControlCharacters() {
        assertThat(accept(Map.of("title", "a\u0000b", "detail", "x", "story", "password: hunter22"))).containsEntry("title", "ab")
                .containsEntry("story", "password: [masked: password]");
    }

    @Test
    void aMarkMayBeLongerThanWhatItHides() {
        Map<String, Object> once = accept(Map.of("title", "pw=x1y2z3!", "detail", "x"));
        assertThat(once).containsEntry("title", "pw=[masked: password]");
        assertThat(accept(once)).as("the same form once more, as it was shown").containsEntry("title", "pw=[masked: password]");
    }

    @Test
    void aContactKeepsItsMobileNumberAndNothingElse() {
        Map<String, Object> values = accept(Map.of("title", "Hello", "detail", "call 13800138000", "reporterPhone", "13800138000",
                "callBack", "13900139000, card 4111 1111 1111 1111"));
        assertThat(values).containsEntry("detail", "call [masked: mobile number]").containsEntry("reporterPhone", "13800138000")
                .containsEntry("callBack", "13900139000, card [masked: bank card number]");
    }

    @Test
    void aMailAddressStaysWholeThoughItsNameIsAMobileNumber() {
        assertThat(accept(Map.of("title", "Hello", "detail", "x", "mail", " 13800138000@example.org ", "partner", "li.na@example.org")))
                .containsEntry("mail", "13800138000@example.org").containsEntry("partner", "li.na@example.org");
    }

    @Test
    void freeChoicesAreMaskedToo() {
        assertThat(accept(Map.of("title", "Hello", "detail", "x", "tags", List.of("printer", "pwd: x7y8z9")))).containsEntry("tags",
                List.of("printer", "pwd: [masked: password]"));
    }

    @Test
    void whatWasEmptiedIsForgottenAndWhatWasNotSentIsKept() {
        assertThat(accept(Map.of("title", "Hello", "detail", "x", "mail", ""))).containsEntry("mail", null).doesNotContainKey("code")
                .containsEntry("stars", null);
    }

    @Test
    void anEndpointMayBringAPart() {
        assertThat(FORM.acceptPart(Map.of("count", 2), CONDITIONS, ZONE, MASKING)).containsOnlyKeys("count");
        assertThatThrownBy(() -> FORM.acceptPart(Map.of("count", 9), CONDITIONS, ZONE, MASKING)).isInstanceOf(InvalidFormException.class);
    }

    @Test
    void knowsWhatItNeedsAndMentions() {
        assertThat(FORM.mentions("facts")).isTrue();
        assertThat(FORM.mentions("suggestions")).isFalse();
        assertThat(FORM.needs("peopleOptions")).isTrue();
        assertThat(FORM.needs("facts")).isFalse();
        assertThat(FORM.isPrefilled("stars")).isFalse();
        assertThat(FORM.isPrefilled("title")).isTrue();
    }

    private static Map<String, Object> accept(Map<String, Object> submitted) {
        return FORM.accept(submitted, Map.of("peopleOptions", List.of(Map.of("value", "wang", "label", "Wang"))), CONDITIONS, ZONE,
                MASKING);
    }

    @Test
    void whatATranslationShowsIsShown() {
        FormSchema form = FormSchema
                .parse("{\"id\": \"own\", \"components\": [{\"type\": \"text\", \"id\": \"text_own\", \"text\": \"See below\","
                        + " \"properties\": {\"text.zh\": \"{{description}}\"}}]}");
        assertThat(form.shown()).containsExactly("description");
    }
}
