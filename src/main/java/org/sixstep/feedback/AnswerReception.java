package org.sixstep.feedback;

import java.util.Optional;
import java.util.function.Consumer;
import org.sixstep.feedback.ReporterLinks.OpenLink;
import org.sixstep.transaction.RetriedTransaction;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

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

    private final ReporterLinks links;
    private final RetriedTransaction transaction;

    AnswerReception(ReporterLinks links, PlatformTransactionManager transactions) {
        this.links = links;
        this.transaction = new RetriedTransaction(transactions);
    }

    /** @param said the answer, as {@link ReporterAnswer#said()} names it */
    Result take(String token, String said, Consumer<OpenLink> effect) {
        try {
            // a timer or an agent may change the ticket meanwhile: then it is checked again whether it still waits
            return transaction.call(() -> takeOnce(token, said, effect)) ? Result.TAKEN : Result.REFUSED;
        } catch (NoLongerAwaitedException e) {
            return Result.REFUSED;
        } catch (ConcurrencyFailureException e) {
            return Result.TRY_AGAIN;
        }
    }

    private boolean takeOnce(String token, String said, Consumer<OpenLink> effect) {
        Optional<OpenLink> link = links.find(token).filter(found -> links.use(found, said));
        link.ifPresent(effect);
        return link.isPresent();
    }
}
