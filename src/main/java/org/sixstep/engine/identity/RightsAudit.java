package org.sixstep.engine.identity;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.jspecify.annotations.Nullable;
import org.sixstep.audit.SecurityAudit;
import org.sixstep.login.RequestOrigin;
import org.sixstep.ticket.Actor;
import org.springframework.stereotype.Component;

/**
 * Records which accounts and rights people change, or try to change without being allowed. What the application itself changes, such as
 * the roles it sets up at its start, is not recorded.
 */
@Component
class RightsAudit {

    private final SecurityAudit audit;
    private final Actor actor;

    RightsAudit(SecurityAudit audit, Actor actor) {
        this.audit = audit;
        this.actor = actor;
    }

    boolean isOn() {
        return !Actor.SIXSTEP.equals(actor.current());
    }

    void run(String kind, String subject, Map<String, ?> details, Runnable change) {
        try {
            change.run();
        } catch (AuthorizationException e) {
            record("rightsChangeRefused", subject, details, kind);
            throw e;
        }
        record(kind, subject, details, null);
    }

    private void record(String kind, String subject, Map<String, ?> details, @Nullable String refused) {
        if (!isOn()) {
            return;
        }
        Map<String, Object> all = new HashMap<>(details);
        RequestOrigin.current().ifPresent(origin -> {
            all.put("address", origin.address());
            all.put("door", origin.endpoint());
        });
        if (refused != null) {
            all.put("change", refused);
        }
        audit.record(kind, subject, all);
    }
}
