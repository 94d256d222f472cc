package org.sixstep.demo;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.sixstep.SixstepProperties;
import org.sixstep.engine.form.FormValues;
import org.sixstep.process.SupportTicket;
import org.sixstep.process.workflow.SupportTicketWorkflow;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketIntake;
import org.sixstep.ticket.TicketStore;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Plays a story: logs in as its people one after the other and fills their forms, as they would in Tasklist. */
class DemoActors {

    private static final Pattern REFERENCE = Pattern.compile("\\{(\\w+:\\w+)}");
    private static final String REVIEW_ANSWER = "reviewAnswer";

    private final DemoClock clock;
    private final ZoneId zone;
    private final TicketIntake intake;
    private final TicketStore tickets;
    private final SupportTicketWorkflow workflow;
    private final IdentityService identity;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final FormService forms;
    private final TaskService tasks;
    private final JdbcClient jdbc;
    private final Map<String, String> references = new HashMap<>();

    DemoActors(DemoClock clock, SixstepProperties settings, TicketIntake intake, TicketStore tickets, SupportTicketWorkflow workflow,
            IdentityService identity, RepositoryService repository, RuntimeService runtime, FormService forms, TaskService tasks,
            JdbcClient jdbc) {
        this.clock = clock;
        this.zone = settings.zone();
        this.intake = intake;
        this.tickets = tickets;
        this.workflow = workflow;
        this.identity = identity;
        this.repository = repository;
        this.runtime = runtime;
        this.forms = forms;
        this.tasks = tasks;
        this.jdbc = jdbc;
    }

    void play(DemoStory story, Instant now) {
        noteDays(LocalDate.ofInstant(now, zone));
        Instant begin = story.beginsAt(now, zone);
        Instant at = begin;
        try {
            clock.replay(at);
            Replayed replayed = begin(story, at);
            for (DemoStory.Step step : story.stepsOrNone()) {
                at = at.plus(step.after());
                clock.replay(at);
                play(step, replayed.ticket());
            }
            showAsOld(replayed.instance(), begin, at);
        } catch (RuntimeException e) {
            throw new IllegalStateException("The story " + story.key() + " cannot be replayed", e);
        } finally {
            clock.backToNow();
            identity.clearAuthentication();
        }
    }

    /** @param ticket null if the story is about an answer or a review */
    private record Replayed(@Nullable String instance, @Nullable UUID ticket) {}

    private Replayed begin(DemoStory story, Instant at) {
        if (story.ticket() == null) {
            String process = story.answer() != null ? SupportTicket.PUBLISH_PROCESS : SupportTicket.REVIEW_PROCESS;
            ProcessInstance instance = start(process, story.by(), story.report());
            if (story.answer() != null) {
                references.put("answer:" + story.answer(), (String) runtime.getVariable(instance.getId(), SupportTicket.ANSWER_ID));
            }
            return new Replayed(instance.getId(), null);
        }
        Ticket ticket = "intake".equals(story.entry()) ? workflow.problemReceived(intake.accept(story.report()).id()) : reported(story, at);
        references.put("ticket:" + story.ticket(), ticket.number());
        return new Replayed(ticket.text("processInstanceId"), ticket.id());
    }

    private Ticket reported(DemoStory story, Instant at) {
        Map<String, Object> report = new HashMap<>(story.report());
        report.put("occurredAt", story.occurredAt(at).toString());
        ProcessInstance instance = start(SupportTicket.PROCESS, story.by(), report);
        return tickets.get(UUID.fromString((String) runtime.getVariable(instance.getId(), SupportTicket.TICKET_ID)));
    }

    /** The two times of the engine that its web applications show beside the desk's own. */
    private void showAsOld(@Nullable String instance, Instant begin, Instant last) {
        jdbc.sql("update act_hi_procinst set start_time_ = ? where root_proc_inst_id_ = ?").param(Timestamp.from(begin)).param(instance)
                .update();
        jdbc.sql(
                "update act_ru_task set create_time_ = ? where proc_inst_id_ in (select id_ from act_hi_procinst where root_proc_inst_id_"
                        + " = ?)")
                .param(Timestamp.from(last)).param(instance).update();
    }

    private ProcessInstance start(String process, String user, Map<String, Object> form) {
        String definition = repository.createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().singleResult().getId();
        logIn(user);
        ProcessInstance instance = forms.submitStartForm(definition, values(form));
        identity.clearAuthentication();
        return instance;
    }

    private void play(DemoStory.Step step, @Nullable UUID ticket) {
        if (step.confirmed() != null) {
            DemoStory.Confirmation given = step.confirmed();
            Ticket solved = tickets.get(required(ticket));
            workflow.confirmed(solved.id(), solved.round(), given.outcome(), given.satisfaction(), given.comment(), given.suggestion());
        } else if (step.authorized() != null) {
            workflow.authorization(required(ticket), "granted".equals(step.authorized()), step.comment());
        } else {
            fill(step, ticket);
        }
    }

    private static UUID required(@Nullable UUID ticket) {
        return Objects.requireNonNull(ticket, "This story is about no ticket");
    }

    private void fill(DemoStory.Step step, @Nullable UUID ticket) {
        TaskQuery open = tasks.createTaskQuery().taskDefinitionKey("userTask_" + step.task());
        String number = ticket == null || step.task().equals(REVIEW_ANSWER) ? null : tickets.get(ticket).number();
        List<Task> found = (number == null ? open : open.processInstanceBusinessKey(number)).orderByTaskCreateTime().desc().list();
        String user = user(step.by(), ticket);
        Task task = found.stream().filter(one -> user.equals(one.getAssignee())).findFirst().orElseGet(() -> found.get(0));
        logIn(user);
        if (task.getAssignee() == null) {
            tasks.claim(task.getId(), user);
        }
        if (step.form() != null) {
            forms.submitTaskForm(task.getId(), values(step.form()));
        }
        identity.clearAuthentication();
    }

    private String user(String by, @Nullable UUID ticketId) {
        if (!by.equals("owner") && !by.equals("colleague")) {
            return by;
        }
        Ticket ticket = tickets.get(required(ticketId));
        if (by.equals("owner")) {
            return Objects.requireNonNull(ticket.owner(), "The ticket has no owner yet");
        }
        return identity.createUserQuery().memberOfGroup(ticket.handlingGroup()).orderByUserId().asc().list().stream()
                .map(person -> person.getId()).filter(id -> !id.equals(ticket.owner())).findFirst().orElseThrow();
    }

    private void logIn(String user) {
        identity.setAuthentication(user, identity.createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList());
    }

    private Map<String, Object> values(Map<String, Object> form) {
        Map<String, Object> values = new HashMap<>();
        form.forEach((key, value) -> values.put(key, value instanceof String text ? resolved(text)
                : value instanceof List<?> ? FormValues.shown(value) : value));
        return values;
    }

    private String resolved(String text) {
        return REFERENCE.matcher(text).replaceAll(match -> references.get(match.group(1)));
    }

    private void noteDays(LocalDate today) {
        LocalDate month = today.withDayOfMonth(1);
        references.put("day:monthFirst", month.minusMonths(1).toString());
        references.put("day:monthLast", month.minusDays(1).toString());
        references.put("day:sixDaysAgo", today.minusDays(6).toString());
        references.put("day:today", today.toString());
    }
}
