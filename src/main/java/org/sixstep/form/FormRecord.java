package org.sixstep.form;

import java.util.Map;
import java.util.UUID;

/**
 * What a form of one process shows and fills: the ticket, an answer, a review. A form leaves nothing behind in the engine; it reads from and
 * writes to such a record.
 */
public interface FormRecord {

    /** Name of the process variable that holds the record's id, which also says which processes this record serves. */
    String idVariable();

    /** Everything a form may show, by form key: the facts, and what is derived from them ({@code facts}, option lists). */
    Map<String, Object> read(UUID id, String step);

    /**
     * Stores what came back from the form of {@code step}, already validated and typed.
     *
     * @throws InvalidFormException if the record's own rules refuse it
     */
    void write(UUID id, String step, Map<String, Object> values);

    /**
     * Stores what a start form brought and makes a new record of it.
     *
     * @return its id
     */
    UUID create(String step, Map<String, Object> values);
}
