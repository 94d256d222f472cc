package org.sixstep.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Lets one ticket live. It looks at which step the ticket is, does there what the log says, and looks again; so it also goes on after an
 * outage in which a call may or may not have been carried out: a step that is still there was not done.
 */
final class LifeReplay {

    /** What a client does when the desk does not answer. */
    interface Outage {

        /** Returns when the desk is there again, or gives up. */
        void wait(IOException noAnswer) throws IOException;
    }

    private static final int MOST_STEPS = 200;
    private static final int CONFLICT = 409;

    private final Desk desk;
    private final Outage outage;
    private final Life life;
    private final String mark;
    private String number;
    private String impact;
    private String urgency;
    /** Place in the life. */
    private int next;
    /** The task at which the last step was done, until it is seen that it has gone. */
    private String doneAt;
    private boolean finishesStep;
    private String owner;

    LifeReplay(Desk desk, Outage outage, Life life, String mark) {
        this.desk = desk;
        this.outage = outage;
        this.life = life;
        this.mark = mark;
        this.impact = life.impact();
        this.urgency = life.urgency();
    }

    /** @param accepted gets the number as soon as the ticket was accepted */
    void live(Consumer<String> accepted) throws IOException {
        while (number == null) {
            try {
                number = desk.report(life, mark);
            } catch (IOException e) {
                outage.wait(e);
            }
        }
        accepted.accept(number);
        for (int i = 0; i < MOST_STEPS; i++) {
            try {
                if (!goOn()) {
                    return;
                }
            } catch (IOException e) {
                outage.wait(e);
            } catch (TimedClient.RefusedException e) {
                if (e.status != CONFLICT) {
                    throw e;
                }
            }
        }
        throw new IllegalStateException(mark + " does not come to its end");
    }

    /** Does one step; false if the life is over. */
    private boolean goOn() throws IOException {
        Optional<Desk.Task> found = desk.task(number);
        if (doneAt != null && !found.map(Desk.Task::id).equals(Optional.of(doneAt))) {
            next += finishesStep ? 1 : 0;
            doneAt = null;
        }
        if (found.isEmpty()) {
            if (next < life.steps().size()) {
                throw new IllegalStateException(mark + " waits nowhere, but " + life.steps().get(next) + " is not done");
            }
            return false;
        }
        Desk.Task task = found.get();
        if (task.step().equals("userTask_writeCase") && step() instanceof Life.Close close) {
            complete(task, Texts.caseOf(life, close.knowledge()), true);
            return false;
        }
        act(task);
        return true;
    }

    private Life.Step step() {
        return next < life.steps().size() ? life.steps().get(next) : null;
    }

    private void act(Desk.Task task) throws IOException {
        switch (task.step()) {
            case "userTask_confirmClassification" -> complete(task, Texts.classification(life, impact, urgency), false);
            case "userTask_triageTicket" -> triage(task);
            case "userTask_awaitReporter" -> await(task);
            case "userTask_analyseProblem" -> analyse(task);
            case "userTask_contributeFindings" -> complete(task, Texts.contribution(), false);
            case "userTask_holdWorkshop" -> complete(task, Texts.workshop(), false);
            case "userTask_reviewSolution" -> complete(task, Texts.fields("reviewDecision", "approved"), false);
            case "userTask_obtainAuthorization" ->
                complete(task, Texts.fields("authorization", "granted", "authorizationEvidence", "Said yes by phone."), false);
            case "userTask_implementSolution" -> complete(task, Texts.work(life), false);
            case "userTask_verifySolution" -> complete(task, Texts.verification(), true);
            case "userTask_confirmWithReporter" -> confirm(task);
            case "userTask_callBack" -> complete(task, Texts.fields("outcome", "resolved", "satisfaction", "3"), false);
            default -> throw new IllegalStateException(mark + " waits at " + task.step() + " with " + step());
        }
    }

    private void triage(Desk.Task task) throws IOException {
        if (step() instanceof Life.Reassign to) {
            complete(task, Texts.checked("reassign", "reassignReason", "Belongs to them.", "handlingGroup", to.group()), true);
        } else if (step() instanceof Life.Reprioritise to) {
            impact = to.impact();
            urgency = to.urgency();
            complete(task, Texts.checked("reassign", "reassignReason", "More or less is affected than was said first."), true);
        } else if (step() instanceof Life.Ask) {
            complete(task, Texts.checked("waitForReporter", "question", "Since when exactly, and what does the message say?"), true);
        } else if (step() instanceof Life.Involve) {
            complete(task, Texts.checked("escalate", "escalationReason", "Needs a look into the component itself."), false);
        } else if (step() instanceof Life.Resolve) {
            complete(task, Texts.solvedAtOnce(), true);
        } else {
            handOver(task);
        }
    }

    private void await(Desk.Task task) throws IOException {
        if (step() instanceof Life.Answer) {
            doneAt = task.id();
            finishesStep = true;
            desk.answer(number, "Since Monday; it says: the session has expired.");
        } else {
            handOver(task);
        }
    }

    private void analyse(Desk.Task task) throws IOException {
        if (step() instanceof Life.Reprioritise to) {
            impact = to.impact();
            urgency = to.urgency();
            complete(task,
                    Texts.fields("analysisOutcome", "classifyAgain", "reassignReason", "More or less is affected than was said first."),
                    true);
        } else if (step() instanceof Life.Ask) {
            complete(task, Texts.fields("analysisOutcome", "askReporter", "question", "May we look at your screen?"), true);
        } else if (step() instanceof Life.Involve involve) {
            complete(task, life.dice(4) == 0 ? Texts.fields("analysisOutcome", "needWorkshop")
                    : Texts.fields("analysisOutcome", "needFindings", "collaborators", List.of(involve.whom())), true);
        } else if (step() instanceof Life.Resolve) {
            complete(task, Texts.plan(life), false);
        } else {
            handOver(task);
        }
    }

    private void confirm(Desk.Task task) throws IOException {
        if (step() instanceof Life.Reopen reopen) {
            complete(task, Texts.confirmed("unresolved", reopen.oneLevelUp() ? 1 : null), true);
        } else if (step() instanceof Life.Close close) {
            complete(task, Texts.confirmed("resolved", close.satisfied() ? 3 : 2), false);
        } else {
            handOver(task);
        }
    }

    /** Somebody else takes over without a form: a supervisor says so. */
    private void handOver(Desk.Task task) throws IOException {
        String person = step() instanceof Life.Reassign to ? to.person() : step() instanceof Life.Assign to ? to.person() : null;
        if (person == null) {
            throw new IllegalStateException(mark + " waits at " + task.step() + " when the log says " + step());
        }
        if (!person.equals(task.assignee())) {
            desk.assign(task, person);
        }
        next++;
    }

    private void complete(Desk.Task task, Map<String, Object> form, boolean finishes) throws IOException {
        String user = task.assignee();
        if (user == null) {
            user = candidate(task.step());
            desk.claim(task, user);
        } else {
            owner = user;
        }
        doneAt = task.id();
        finishesStep = finishes;
        desk.complete(task, user, form);
    }

    private String candidate(String step) {
        return switch (step) {
            case "userTask_confirmClassification" -> "dispatcher";
            case "userTask_reviewSolution" -> "lead".equals(owner) ? "lead2" : "lead";
            default -> "agent";
        };
    }
}
