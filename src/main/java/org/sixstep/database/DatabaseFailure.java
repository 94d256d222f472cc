package org.sixstep.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which errors are the database's and no fault of a request, and the last of them in this thread. */
public final class DatabaseFailure {

    /** Of PostgreSQL: a transaction that only reads, a full disk. */
    private static final Set<String> WRITING_REFUSED = Set.of("25006", "53100");
    /** It stops, crashed, starts; no memory, too many connections. */
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "53200", "53300");
    private static final String CONNECTION = "08";
    private static final String SYSTEM_ERROR = "58";

    private static final ThreadLocal<SQLException> OF_THIS_THREAD = new ThreadLocal<>();

    private DatabaseFailure() {
    }

    /**
     * Goes on although the database, which only reads, did not keep something that is not worth refusing a page for.
     *
     * @throws RuntimeException the failure itself, if it is another one
     */
    public static void tolerate(RuntimeException failure) {
        if (!isWritingRefused(failure)) {
            throw failure;
        }
        forget();
    }

    public static boolean isWritingRefused(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && WRITING_REFUSED.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    static boolean is(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return failure instanceof SQLTransientConnectionException || isWritingRefused(failure) || AWAY.contains(state)
                || state.startsWith(CONNECTION) || state.startsWith(SYSTEM_ERROR);
    }

    static void note(SQLException failure) {
        OF_THIS_THREAD.set(failure);
    }

    static @Nullable SQLException ofThisThread() {
        return OF_THIS_THREAD.get();
    }

    static void forget() {
        OF_THIS_THREAD.remove();
    }
}
