package org.sixstep.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.archive.Archive;
import org.springframework.stereotype.Component;

/** Files the case: number, archive key, the whole record (R64, R65, F10-F19, F28). */
@Component
class ArchiveTicketDelegate implements JavaDelegate {

    private final Archive archive;

    ArchiveTicketDelegate(Archive archive) {
        this.archive = archive;
    }

    @Override
    public void execute(DelegateExecution execution) {
        archive.archiveTicket(SupportTicket.ticketId(execution));
    }
}
