package org.sixstep.engine;

import java.time.ZoneId;
import org.sixstep.SixstepProperties;
import org.sixstep.form.FormConditions;
import org.sixstep.masking.Masking;
import org.springframework.stereotype.Component;

/** What every form handler needs to check a form. */
@Component
record RecordForms(FormSchemas schemas, FormConditions conditions, SixstepProperties properties, Masking masking) {

    ZoneId zone() {
        return properties.zone();
    }
}
