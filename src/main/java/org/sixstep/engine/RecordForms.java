package org.sixstep.engine;

import java.time.ZoneId;
import org.sixstep.SixstepProperties;
import org.sixstep.form.FormConditions;
import org.springframework.stereotype.Component;

/** What every form handler needs to check a form. */
@Component
record RecordForms(FormSchemas schemas, FormConditions conditions, SixstepProperties properties) {

    ZoneId zone() {
        return properties.zone();
    }
}
