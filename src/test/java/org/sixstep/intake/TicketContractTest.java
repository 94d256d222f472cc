package org.sixstep.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.RecordComponent;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sixstep.ModelFiles;
import org.sixstep.ticket.TicketField;
import org.sixstep.ticket.TicketField.Trait;

/** What clients send and get has its own shape, which changes for nobody; it names the fields of the catalogue, all of them. */
class TicketContractTest {

    private static final String PREFIX = "reporter";
    /** They came after the contract and are among the other fields. */
    private static final Set<String> AMONG_FIELDS = Set.of("emergency", "majorIncident");

    @Test
    void aTicketIsShownWithEveryColumn() {
        Set<String> shown = names(TicketView.class);
        shown.removeAll(Set.of(PREFIX, "fields"));
        shown.addAll(AMONG_FIELDS);
        shown.addAll(names(TicketRequest.Reporter.class).stream().map(TicketContractTest::ofReporter).toList());
        Set<String> columns = new TreeSet<>(TicketField.keys(Trait.COLUMN));
        columns.removeAll(TicketField.keys(Trait.NOT_IN_API));
        columns.add("masked");
        assertThat(shown).isEqualTo(columns);
    }

    @Test
    void aRequestBringsEveryFieldOfTheFormButWhatAnAgentFinds() throws Exception {
        Set<String> ofForm = ModelFiles.fields(ModelFiles.FORMS.resolve("reportProblem.form")).stream()
                .map(field -> field.path("key").asText()).collect(Collectors.toCollection(TreeSet::new));
        ofForm.remove("initialAssessment");
        assertThat(full().byFormKey().keySet()).containsExactlyInAnyOrderElementsOf(ofForm);
    }

    @Test
    void aRequestBringsNothingThatTheDeskKeepsForItself() throws Exception {
        assertThat(full().byFormKey().keySet()).doesNotContainAnyElementsOf(TicketField.keys(Trait.RESERVED))
                .isSubsetOf(TicketField.all().stream().map(TicketField::key).toList());
        assertThat(TicketField.of("policy")).get().matches(field -> !field.is(Trait.RESERVED));
    }

    /** Every component has a value. */
    private static TicketRequest full() throws Exception {
        String texts = names(TicketRequest.class).stream()
                .filter(name -> !Set.of(PREFIX, "environment", "emergency", "fields").contains(name))
                .map(name -> quoted(name) + ": \"x\"").collect(Collectors.joining(", "));
        return new ObjectMapper().readValue("{" + texts + ", \"emergency\": true, \"reporter\": " + object(TicketRequest.Reporter.class)
                + ", \"environment\": " + object(TicketRequest.Environment.class) + "}", TicketRequest.class);
    }

    private static String object(Class<?> type) {
        return names(type).stream().map(name -> quoted(name) + ": \"x\"").collect(Collectors.joining(", ", "{", "}"));
    }

    private static Set<String> names(Class<?> type) {
        return Stream.of(type.getRecordComponents()).map(RecordComponent::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    private static String ofReporter(String name) {
        return PREFIX + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
