package org.sixstep.session;

import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

/** Knows who is logged in by what a session holds: sessions end with their owner's password, account or rights. */
public interface SessionOwner {

    /** The user id, null of a visitor. */
    @Nullable
    String of(Session session);
}
