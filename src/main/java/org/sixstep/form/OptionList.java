package org.sixstep.form;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Choices of a form that are known only while it is shown: people, answers. */
public interface OptionList {

    /** The {@code valuesKey} by which forms ask for it. */
    String key();

    /** @return maps with {@code value} and {@code label}; bounded */
    List<Map<String, String>> options(UUID recordId);
}
