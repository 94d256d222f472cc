package org.sixstep.knowledge;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sixstep.form.OptionList;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** The answers that the form of a ticket offers. */
@Component
class AnswerOptions implements OptionList {

    private final KnowledgeBase knowledge;
    private final TicketStore tickets;

    AnswerOptions(KnowledgeBase knowledge, TicketStore tickets) {
        this.knowledge = knowledge;
        this.tickets = tickets;
    }

    @Override
    public String key() {
        return "answerOptions";
    }

    @Override
    public List<Map<String, String>> options(UUID recordId) {
        return knowledge.answerOptions(tickets.get(recordId));
    }
}
