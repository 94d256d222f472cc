package org.sixstep.engine.authorization;

import static org.sixstep.engine.authorization.Roles.ADMINISTRATORS;
import static org.sixstep.engine.authorization.Roles.DESK;
import static org.sixstep.engine.authorization.Roles.DISPATCHERS;
import static org.sixstep.engine.authorization.Roles.HANDLERS;
import static org.sixstep.engine.authorization.Roles.KNOWLEDGE;
import static org.sixstep.engine.authorization.Roles.LEADS;
import static org.sixstep.engine.authorization.Roles.MANAGERS;
import static org.sixstep.engine.authorization.Roles.OWNERS;
import static org.sixstep.engine.authorization.Roles.SUPERVISORS;
import static org.sixstep.engine.authorization.Roles.TICKET_READERS;
import static org.sixstep.engine.authorization.Roles.plus;

import java.util.List;

/**
 * The authorization matrix (A1-A9): each permission and the roles that have it. The engine's authorizations ({@link RoleGrants}), the
 * rules of the endpoints ({@link WebSecurityConfiguration}) and the test of every endpoint for every role are derived from it. Which
 * tickets a person may see is decided by {@link VisibilityScope}.
 */
public enum Access {

    // ---- applications
    USE_TASKLIST(plus(DESK, ADMINISTRATORS)),
    USE_COCKPIT(LEADS, SUPERVISORS, MANAGERS, OWNERS, ADMINISTRATORS),
    USE_ADMIN(ADMINISTRATORS),

    // ---- /api, and what operates the server
    READ_TICKETS(TICKET_READERS),
    READ_EVERY_TICKET(DISPATCHERS, LEADS, SUPERVISORS, MANAGERS, ADMINISTRATORS),
    ACT_ON_TICKETS(plus(HANDLERS, ADMINISTRATORS)),
    READ_KNOWLEDGE(plus(DESK, ADMINISTRATORS)),
    MANAGE_PERSONAL_DATA(ADMINISTRATORS),
    READ_METRICS(MANAGERS, ADMINISTRATORS),

    // ---- the procedure, in Tasklist and at /engine-rest
    KNOW_COLLEAGUES(plus(DESK, ADMINISTRATORS)),
    REPORT_PROBLEM(plus(DESK, ADMINISTRATORS)),
    WORK_ON_TICKETS(plus(HANDLERS, ADMINISTRATORS)),
    ASSIGN_TASKS(DISPATCHERS, LEADS, SUPERVISORS, ADMINISTRATORS),
    REVIEW_EMERGENCY_WORK(LEADS, SUPERVISORS, ADMINISTRATORS),
    WORK_ON_ANSWERS(plus(HANDLERS, KNOWLEDGE, ADMINISTRATORS)),
    WORK_ON_REVIEWS(SUPERVISORS, KNOWLEDGE, MANAGERS, ADMINISTRATORS),
    START_REVIEW(SUPERVISORS, MANAGERS, ADMINISTRATORS),
    MAINTAIN_CALENDAR(OWNERS, ADMINISTRATORS),

    // ---- what happens, in Cockpit and at /engine-rest
    WATCH_PROCESSES(LEADS, SUPERVISORS, MANAGERS, OWNERS, ADMINISTRATORS),
    /** The form of a task, its name and its history show what reporters said: not for a process owner. */
    WATCH_TASKS(LEADS, SUPERVISORS, MANAGERS, ADMINISTRATORS),
    RETRY_JOBS(OWNERS, ADMINISTRATORS),
    WATCH_BATCHES(OWNERS, ADMINISTRATORS),

    // ---- models and people
    DEPLOY_MODELS(OWNERS, ADMINISTRATORS),
    EVALUATE_DECISIONS(OWNERS, ADMINISTRATORS),
    ADMINISTER(ADMINISTRATORS);

    private final List<String> roles;

    Access(String... roles) {
        this(List.of(roles));
    }

    Access(List<String> roles) {
        this.roles = roles;
    }

    public List<String> roles() {
        return roles;
    }

    public String[] authorities() {
        return roles.toArray(String[]::new);
    }
}
