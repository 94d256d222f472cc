package org.sixstep.feedback;

import java.util.Optional;
import java.util.function.Consumer;
import org.sixstep.feedback.ReporterLinks.OpenLink;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Accepts an answer once: the link is used up and the answer takes effect in one transaction, or neither happens. */
@Component
class AnswerReception {

    enum Result {
        /** The answer took effect. */
        TAKEN,
        /** The link is not valid, or another answer came first. */
        REFUSED,
        /** The ticket was changed at the same time, several times in a row. The link is still valid. */
        TRY_AGAIN
    }

    private static final int TRIES = 3;

    private final ReporterLinks links;
    private final TransactionTemplate transaction;

    AnswerReception(ReporterLinks links, PlatformTransactionManager transactions) {
        this.links = links;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @param said the answer, as {@link ReporterAnswer#said()} names it */
    Result take(String token, String said, Consumer<OpenLink> effect) {
        for (int i = 0; i < TRIES; i++) {
            try {
                return Boolean.TRUE.equals(transaction.execute(status -> takeOnce(token, said, effect))) ? Result.TAKEN : Result.REFUSED;
            } catch (NoLongerAwaitedException e) {
                return Result.REFUSED;
            } catch (ConcurrencyFailureException e) {
                // a timer or an agent changed the ticket: check again whether it still waits
            }
        }
        return Result.TRY_AGAIN;
    }

    private boolean takeOnce(String token, String said, Consumer<OpenLink> effect) {
        Optional<OpenLink> link = links.find(token).filter(found -> links.use(found, said));
        link.ifPresent(effect);
        return link.isPresent();
    }
}
