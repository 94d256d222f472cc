package org.sixstep.transaction;

import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Does work in a transaction, and does it anew if another transaction changed the same at the same moment. */
public final class RetriedTransaction {

    private static final int TRIES = 3;
    /** Of PostgreSQL: serialization failure, deadlock. */
    private static final Set<String> LOST = Set.of("40001", "40P01");

    private final TransactionTemplate transaction;

    public RetriedTransaction(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * @param work reads anew what it decides by, each time
     * @throws ConcurrencyFailureException if others were faster several times in a row
     */
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    /** As {@link #run}, with a result. */
    public <T> T call(Supplier<T> work) {
        for (int i = 1;; i++) {
            try {
                return transaction.execute(status -> work.get());
            } catch (RuntimeException e) {
                if (!isLostRace(e)) {
                    throw e;
                }
                if (i == TRIES) {
                    throw new ConcurrencyFailureException("Others changed the same several times in a row.", e);
                }
            }
        }
    }

    private static boolean isLostRace(Throwable thrown) {
        for (Throwable cause = thrown; cause != null && cause != cause.getCause(); cause = cause.getCause()) {
            if (cause instanceof ConcurrencyFailureException || cause instanceof DuplicateKeyException
                    || cause instanceof SQLException sql && LOST.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
