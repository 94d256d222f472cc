package org.sixstep.engine.form;

import java.time.ZoneId;
import org.sixstep.SixstepProperties;
import org.sixstep.form.FormConditions;
import org.sixstep.form.FormRecord;
import org.sixstep.form.FormSchema;
import org.sixstep.masking.Masking;
import org.springframework.stereotype.Component;

/** What every form handler needs to check a form. */
@Component
record RecordForms(FormSchemas schemas, FormConditions conditions, SixstepProperties properties, Masking masking, FormRecords records) {

    /** Whether a gateway may be told this: neither what is personal nor whose record a process works on, this one or one that it calls. */
    boolean isForGateways(String key, FormRecord record, FormSchema form) {
        return !record.isPersonal(key) && (record.knows(key) || !form.isPersonal(key)) && !records.idVariables().contains(key);
    }

    ZoneId zone() {
        return properties.zone();
    }
}
