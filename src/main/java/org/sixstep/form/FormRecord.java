package org.sixstep.form;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The record that the forms of a process show and fill: a ticket, an answer, a review. Forms store nothing in the engine; they read and
 * write such a record.
 */
public interface FormRecord {

    /** Name of the process variable that holds the record's id. */
    String idVariable();

    /** Whether the forms of this process belong to this record. */
    boolean serves(String processKey);

    /**
     * Whether this fact identifies a person or was written by one. Such a fact is shown in forms only, never passed to tables or process
     * variables, which process owners may read.
     */
    default boolean isPersonal(String key) {
        return false;
    }

    /** Whether this field is defined by the application; any other is defined by its form. */
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
     * @param words  of the forms that were deployed with it
     */
    Map<String, Object> read(UUID id, String step, Predicate<String> wanted, FormWords words);

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
