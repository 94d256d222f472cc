package org.sixstep.benchmark;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** What people do at a support desk: the same whether it is ours or the bare engine. */
interface Desk {

    /** A step that waits for somebody; {@code assignee} may be null. */
    record Task(String id, String step, String assignee) {}

    /** Reports a problem and returns its number; the same {@code mark} never makes a second ticket. */
    String report(Life life, String mark) throws IOException;

    /** The step at which a ticket waits. */
    Optional<Task> task(String number) throws IOException;

    /** Completes a step with what was entered in its form. */
    void complete(Task task, String user, Map<String, Object> form) throws IOException;

    void claim(Task task, String user) throws IOException;

    /** A supervisor gives a step to somebody else. */
    void assign(Task task, String user) throws IOException;

    /** The reporter answers a question. */
    void answer(String number, String text) throws IOException;
}
