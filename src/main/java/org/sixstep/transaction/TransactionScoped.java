package org.sixstep.transaction;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Holds what one transaction has read and will write just before its commit. Without a transaction every call gets a new state, which is
 * written at once.
 */
public final class TransactionScoped<S> {

    private final Supplier<S> create;
    private final Consumer<S> flush;

    public TransactionScoped(Supplier<S> create, Consumer<S> flush) {
        this.create = create;
        this.flush = flush;
    }

    @SuppressWarnings("unchecked")
    public S get() {
        S state = (S) TransactionSynchronizationManager.getResource(this);
        if (state == null) {
            state = create.get();
            if (TransactionSynchronizationManager.isSynchronizationActive()) {
                TransactionSynchronizationManager.bindResource(this, state);
                TransactionSynchronizationManager.registerSynchronization(new Flush(state));
            }
        }
        return state;
    }

    /** Marks the state as changed. */
    public void changed(S state) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            flush.accept(state);
        }
    }

    private final class Flush implements TransactionSynchronization {

        private final S state;

        Flush(S state) {
            this.state = state;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(TransactionScoped.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(TransactionScoped.this, state);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            flush.accept(state);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(TransactionScoped.this);
        }
    }
}
