package org.sixstep.form;

/** The forms that process owners have deployed, for code that does not know the engine. */
public interface DeployedForms {

    /** The form that was deployed together with this process. Call it where a process runs. */
    FormSchema deployedWith(String processDefinitionId, String formKey);

    /** The form as it was deployed last. */
    FormSchema latest(String formKey);
}
