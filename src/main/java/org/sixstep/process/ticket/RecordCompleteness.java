package org.sixstep.process.ticket;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.sixstep.form.DeployedForms;
import org.sixstep.form.FormSchema;
import org.sixstep.ticket.Ticket;
import org.springframework.stereotype.Component;

/**
 * Checks whether a first record is complete (R17): it holds every fact that the form {@code completeRecord} requires. So its process owner
 * decides in the form what is asked for.
 */
@Component
class RecordCompleteness {

    private static final String FORM = "completeRecord";

    private final DeployedForms forms;

    RecordCompleteness(DeployedForms forms) {
        this.forms = forms;
    }

    boolean isComplete(DelegateExecution execution, Ticket ticket) {
        FormSchema schema = forms.deployedWith(execution.getProcessDefinitionId(), FORM);
        return schema.keys().stream().noneMatch(key -> schema.isRequired(key) && ticket.fact(key) == null);
    }
}
