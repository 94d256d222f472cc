package org.sixstep.benchmark;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The desk as people use it: they load a form before they fill it, and every second reporter with good news answers by page and mail. */
final class SoakDesk implements Desk {

    private static final String CONFIRM = "userTask_confirmWithReporter";
    private static final Duration MAIL = Duration.ofSeconds(5);

    private final TimedClient client;
    private final Desk desk;
    private final ReporterMail mail;
    private final Answers answers;
    /** Tasks at which the reporter of a ticket was asked for the result: one for each round. */
    private final Map<String, Set<String>> results = new ConcurrentHashMap<>();
    /** Ticket of the task that is being done, by the task. */
    private final Map<String, String> numbers = new ConcurrentHashMap<>();
    private final Person reporter = new Person();

    SoakDesk(TimedClient client, ReporterMail mail, Answers answers) {
        this.client = client;
        this.desk = new SixstepDesk(client);
        this.mail = mail;
        this.answers = answers;
    }

    @Override
    public String report(Life life, String mark) throws IOException {
        return desk.report(life, mark);
    }

    @Override
    public Optional<Task> task(String number) throws IOException {
        Optional<Task> task = desk.task(number);
        task.filter(one -> one.step().equals(CONFIRM)).ifPresent(one -> {
            results.computeIfAbsent(number, key -> new LinkedHashSet<>()).add(one.id());
            numbers.put(one.id(), number);
        });
        return task;
    }

    @Override
    public void complete(Task task, String user, Map<String, Object> form) throws IOException {
        Optional<String> link = task.step().equals(CONFIRM) && "resolved".equals(form.get("outcome")) ? link(task) : Optional.empty();
        if (link.isPresent()) {
            answerByPage(link.get(), form);
            return;
        }
        client.get("load form", user, "/engine-rest/task/" + task.id() + "/deployed-form");
        client.get("load fields", user, "/engine-rest/task/" + task.id() + "/form-variables");
        desk.complete(task, user, form);
    }

    @Override
    public void claim(Task task, String user) throws IOException {
        desk.claim(task, user);
    }

    @Override
    public void assign(Task task, String user) throws IOException {
        desk.assign(task, user);
    }

    @Override
    public void answer(String number, String text) throws IOException {
        desk.answer(number, text);
    }

    private Optional<String> link(Task task) throws IOException {
        String number = numbers.get(task.id());
        return number.hashCode() % 2 == 0 ? mail.link(number, results.get(number).size(), MAIL) : Optional.empty();
    }

    private void answerByPage(String link, Map<String, Object> form) throws IOException {
        asked("reporter's page", () -> reporter.get(client.url() + link));
        asked("reporter's answer by page", () -> reporter.send(client.url() + link, "application/x-www-form-urlencoded",
                "outcome=resolved&satisfaction=" + URLEncoder.encode(String.valueOf(form.get("satisfaction")), StandardCharsets.UTF_8)));
    }

    private void asked(String kind, Answers.Call<String> call) throws IOException {
        int status = answers.count(kind, call).statusCode();
        if (status == Answers.UNAVAILABLE) {
            throw new IOException(kind + ": asked to come back");
        }
        if (status != 200) {
            throw new IllegalStateException(kind + " -> " + status);
        }
    }
}
