package org.sixstep.engine.form;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.sixstep.form.FormRecord;
import org.sixstep.text.CatalogueText;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds the record that belongs to the forms of a process. Looked up late: records need the engine, and the engine parses models early. */
@Component
public class FormRecords {

    private final ObjectProvider<FormRecord> records;

    FormRecords(ObjectProvider<FormRecord> records) {
        this.records = records;
    }

    public Optional<FormRecord> of(String processKey) {
        return records.stream().filter(record -> record.serves(processKey)).findFirst();
    }

    /** The variables that identify the record that a process works on. */
    public Set<String> idVariables() {
        return records.stream().map(FormRecord::idVariable).collect(Collectors.toSet());
    }

    static UUID id(FormRecord record, VariableScope scope) {
        Object id = scope.getVariable(record.idVariable());
        if (id == null) {
            throw new ProcessEngineException(CatalogueText.say("refused.noRecord", record.idVariable()));
        }
        return UUID.fromString(id.toString());
    }
}
