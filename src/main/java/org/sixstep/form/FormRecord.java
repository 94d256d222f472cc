package org.sixstep.form;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the forms of some processes show and fill: the ticket, an answer, a review. A form leaves nothing behind in the engine; it reads
 * from and writes to such a record.
 */
public interface FormRecord {

    /** Name of the process variable that holds the record's id. */
    String idVariable();

    /** Whether the forms of this process belong to this record. */
    boolean serves(String processKey);

    /**
     * Whether this fact says who somebody is, or is what somebody wrote. Such a fact is shown in forms only: no table is asked with it and
     * no process variable holds it, because whoever draws the models may look into those.
     */
    default boolean isPersonal(String key) {
        return false;
    }

    /** Whether the desk itself says what this field is; of any other its form says it. */
    default boolean knows(String key) {
        return false;
    }

    /**
     * Whether this is a text that the desk wrote itself as Markdown, with all that people wrote in it escaped. A form shows everything else
     * escaped.
     */
    default boolean isWritten(String key) {
        return key.equals("facts");
    }

    /** What a task about this record is about, for the task list. */
    @Nullable
    String title(UUID id);

    /** Every stored fact by form key. */
    Map<String, Object> facts(UUID id);

    /** The facts that are not personal: the inputs of a decision table. */
    default Map<String, Object> neutralFacts(UUID id) {
        Map<String, Object> facts = new HashMap<>(facts(id));
        facts.keySet().removeIf(this::isPersonal);
        return facts;
    }

    /**
     * What a form may show, by form key: the facts, and what is derived from them (a summary, option lists).
     *
     * @param wanted which keys the form mentions; others need not be derived
     */
    Map<String, Object> read(UUID id, String step, Predicate<String> wanted);

    /**
     * Stores what came back from the form of {@code step}, already validated and typed; null means left empty.
     *
     * @param form says what the fields are that the desk does not know
     * @throws InvalidFormException if the record's own rules refuse it
     */
    void write(UUID id, String step, Map<String, Object> values, FormSchema form);

    /**
     * Stores what a start form brought and makes a new record of it.
     *
     * @return its id
     */
    UUID create(String step, Map<String, Object> values, FormSchema form);
}
