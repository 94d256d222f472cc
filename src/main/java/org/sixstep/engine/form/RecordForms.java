package org.sixstep.engine.form;

import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.sixstep.SixstepProperties;
import org.sixstep.form.FormConditions;
import org.sixstep.form.FormRecord;
import org.sixstep.form.FormSchema;
import org.sixstep.masking.Masking;
import org.springframework.stereotype.Component;

/** Checks what was submitted with a form; used by every form handler. */
@Component
record RecordForms(FormSchemas schemas, FormConditions conditions, SixstepProperties properties, Masking masking, FormRecords records) {

    /** Whether this field may become a process variable: not if it is personal or identifies the record of this or a called process. */
    boolean isForGateways(String key, FormRecord record, FormSchema form) {
        return !record.isPersonal(key) && (record.knows(key) || !form.isPersonal(key)) && !records.idVariables().contains(key);
    }

    /**
     * What was submitted, checked and typed as the form says.
     *
     * @param known facts of the record that the form's conditions may ask for
     */
    Map<String, Object> accept(FormSchema schema, VariableMap submitted, Map<String, Object> known) {
        return schema.accept(FormValues.received(submitted), known, conditions, properties.zone(), masking);
    }
}
