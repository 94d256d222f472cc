package org.sixstep.form;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The values of a form or request are refused; nothing was stored. Each problem is a sentence for whoever entered them. */
public class InvalidFormException extends RuntimeException {

    private final Map<String, String> problems;

    /** @param problems sentence by form key */
    public InvalidFormException(Map<String, String> problems) {
        super(new TreeMap<>(problems).entrySet().stream().map(problem -> problem.getKey() + ": " + problem.getValue())
                .collect(Collectors.joining(" ")));
        this.problems = new TreeMap<>(problems);
    }

    public InvalidFormException(String key, String problem) {
        this(Map.of(key, problem));
    }

    public Map<String, String> problems() {
        return problems;
    }
}
