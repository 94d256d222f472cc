package org.sixstep.process.ticket;

import org.sixstep.form.FormSchema;

/** The forms that were deployed together with a process. */
public interface DeployedForms {

    FormSchema ofDeployment(String processDefinitionId, String formKey);

    /** The form as it was deployed last. */
    FormSchema latest(String formKey);
}
