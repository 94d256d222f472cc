package org.sixstep.engine.identity;

import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sixstep.session.OpenSession;
import org.sixstep.session.WebSessions;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The sessions of people who are logged in, on all nodes: listed for their owner, and ended when the owner asks for it or loses the right to go on.
 */
@Component
public class LoginSessions {

    private final WebSessions sessions;

    LoginSessions(WebSessions sessions) {
        this.sessions = sessions;
    }

    public List<OpenSession> of(String user) {
        return sessions.of(user, current());
    }

    void endAllOf(String user) {
        sessions.endAllOf(user, null);
    }

    /**
    * The current session goes on: whoever changes a password need not log in again, everybody else who knows the old one must.
     *
     * @return how many have ended
     */
    public int endOthersOf(String user) {
        return sessions.endAllOf(user, current());
    }

    private static @Nullable String current() {
        HttpSession session = RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getSession(false) : null;
        return session == null ? null : session.getId();
    }
}
