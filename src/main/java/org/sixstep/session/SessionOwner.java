package org.sixstep.session;

import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

/** Finds out who is logged in from a session's content: sessions end with their owner's password, account or rights. */
public interface SessionOwner {

    /** The user id, null if nobody is logged in. */
    @Nullable
    String of(Session session);
}
