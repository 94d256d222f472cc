package org.sixstep.engine;

import jakarta.servlet.http.HttpSession;
import org.sixstep.session.WebSessions;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Ends sessions on all nodes when their owner may not go on as before. */
@Component
class EndedSessions {

    private final WebSessions sessions;

    EndedSessions(WebSessions sessions) {
        this.sessions = sessions;
    }

    void of(String user) {
        sessions.endAllOf(user, null);
    }

    /** The one that is used at this moment goes on: whoever changes the own password need not log in again, everybody else with the old one must. */
    void ofOthersLoggedInAs(String user) {
        sessions.endAllOf(user, current());
    }

    private static String current() {
        HttpSession session = RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request ? request.getRequest().getSession(false) : null;
        return session == null ? null : session.getId();
    }
}
