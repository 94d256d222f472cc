package org.sixstep.form;

import java.util.Map;

/** Evaluates the FEEL conditions of a form on the server, as form-js does in the browser. */
public interface FormConditions {

    /** @param expression FEEL without the leading {@code =}; anything but true counts as not hidden */
    boolean isTrue(String expression, Map<String, Object> data);
}
