package org.sixstep.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sixstep.DomainTest;
import org.sixstep.ModelFiles;
import org.sixstep.ticket.TicketField.Trait;
import org.sixstep.ticket.TicketField.Type;

/** The catalogue of a ticket's fields knows every column and every field of the forms, and contradicts neither them nor itself. */
class TicketFieldTest extends DomainTest {

    private static final Set<String> TECHNICAL = Set.of("fields", "erased_at");
    private static final Map<String, Set<Type>> COLUMN_TYPES = Map.of("uuid", Set.of(Type.UUID), "text", Set.of(Type.TEXT, Type.CODE),
            "integer", Set.of(Type.INT), "boolean", Set.of(Type.BOOLEAN), "timestamp with time zone", Set.of(Type.INSTANT), "ARRAY",
            Set.of(Type.TEXTS), "jsonb", Set.of(Type.JSON));
    private static final Map<String, Type> FORM_TYPES = Map.of("textfield", Type.TEXT, "textarea", Type.TEXT, "checkbox", Type.BOOLEAN,
            "datetime", Type.INSTANT, "checklist", Type.TEXTS, "taglist", Type.TEXTS);

    @Test
    void everyColumnOfATicketIsAFieldOfItsTypeOrTechnical() {
        Map<String, String> columns = new TreeMap<>();
        jdbc.query("select column_name, data_type from information_schema.columns where table_schema = 'sixstep' and table_name = 'ticket'",
                row -> {
                    columns.put(row.getString(1), row.getString(2));
                });
        Set<String> known = new TreeSet<>(TECHNICAL);
        TicketField.keys(Trait.COLUMN).forEach(key -> known.add(TicketField.of(key).orElseThrow().column()));
        assertThat(columns.keySet()).as("Add a new column to the catalogue of fields").isEqualTo(known);
        columns.keySet().removeAll(TECHNICAL);
        assertThat(columns).allSatisfy((column, type) -> assertThat(COLUMN_TYPES.get(type)).as(column)
                .contains(TicketField.ofColumn(column).orElseThrow().type()));
    }

    @Test
    void everyFieldOfATicketsFormIsKnownWithItsType() {
        List<String> wrong = new ArrayList<>();
        for (JsonNode field : fieldsOfTicketForms()) {
            String key = field.path("key").asText();
            Type type = TicketField.of(key).map(TicketField::type).orElse(null);
            Type drawn = FORM_TYPES.get(field.path("type").asText());
            boolean text = drawn == Type.TEXT && type == Type.UUID;
            boolean chosen = drawn == null && Set.of(Type.CODE, Type.TEXT, Type.INT).contains(type);
            if (type == null || drawn != type && !text && !chosen) {
                wrong.add(key + " is a " + field.path("type").asText() + ", in the catalogue " + type);
            }
        }
        assertThat(wrong).as("Say in the catalogue of fields what these fields of the forms are").isEmpty();
    }

    @Test
    void noFormHasAFieldThatTheDeskKeepsForItself() {
        assertThat(fieldsOfTicketForms()).extracting(field -> field.path("key").asText())
                .doesNotContainAnyElementsOf(TicketField.keys(Trait.RESERVED)).doesNotContainAnyElementsOf(TicketField.keys(Trait.LINE));
    }

    @Test
    void whatIsSaidOfAFieldGoesTogether() {
        assertThat(TicketField.all()).allSatisfy(field -> {
            assertThat(field.is(Trait.CONTACT) && !field.is(Trait.PERSONAL)).as("%s reaches somebody, so it is personal", field).isFalse();
            assertThat(field.is(Trait.CONTACT) && field.is(Trait.KEPT)).as("%s reaches somebody, so it is erased", field).isFalse();
            assertThat(field.is(Trait.SHARED) && !field.is(Trait.KEPT)).as("%s is the reporter's anyway", field).isFalse();
            assertThat(field.is(Trait.FIRST) && field.is(Trait.HIDDEN)).as("%s is shown or not", field).isFalse();
            assertThat(field.is(Trait.LINE) && field.is(Trait.COLUMN)).as("%s stands in one place", field).isFalse();
            assertThat(field.is(Trait.PERSONAL) && field.type() != Type.TEXT).as("%s is no text", field).isFalse();
            assertThat(field.is(Trait.COLUMN) && !field.is(Trait.KEPT) && field.type() != Type.TEXT)
                    .as("%s is a column that an erasure leaves as it is", field).isFalse();
        });
    }

    /** What says who reported goes out of the case record or is replaced by a code there. */
    @Test
    void theCaseRecordDoesNotSayWhoReported() {
        assertThat(TicketField.keys(Trait.NOT_ARCHIVED)).containsExactlyInAnyOrder("reporterName", "reporterEmail", "reporterPhone",
                "suggestions", OwnFields.KEY);
        assertThat(TicketField.keys(Trait.CONTACT)).containsExactlyInAnyOrder("reporterEmail", "reporterPhone", "reporterEmployeeNumber");
    }

    @ParameterizedTest
    @CsvSource({"reporterEmployeeNumber, reporter_employee_number", "id, id", "acceptedAt, accepted_at"})
    void aColumnIsTheKeyInSnakeCase(String key, String column) {
        assertThat(TicketField.ofColumn(column)).map(TicketField::key).contains(key);
    }

    @Test
    void aFieldOfAProcessOwnerIsNotInIt() {
        assertThat(TicketField.of("costCentre")).isEmpty();
    }

    private static List<JsonNode> fieldsOfTicketForms() {
        return ModelFiles.diagrams().stream().filter(file -> TicketFormRecord.PROCESSES.contains(ModelFiles.stem(file)))
                .flatMap(file -> ModelFiles.formsOf(ModelFiles.diagram(file)).stream()).distinct()
                .flatMap(form -> ModelFiles.fields(ModelFiles.FORMS.resolve(form + ".form")).stream()).collect(Collectors.toList());
    }
}
