package org.sixstep.engine.language;

import com.fasterxml.jackson.core.JsonStreamContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.camunda.bpm.cockpit.impl.plugin.base.dto.CalledProcessInstanceDto;
import org.camunda.bpm.cockpit.impl.plugin.base.dto.ProcessDefinitionStatisticsDto;
import org.camunda.bpm.engine.rest.dto.history.CleanableHistoricDecisionInstanceReportResultDto;
import org.camunda.bpm.engine.rest.dto.history.HistoricDecisionInputInstanceDto;
import org.camunda.bpm.engine.rest.dto.history.HistoricDecisionInstanceDto;
import org.camunda.bpm.engine.rest.dto.history.HistoricDecisionOutputInstanceDto;
import org.camunda.bpm.engine.rest.dto.identity.GroupDto;
import org.camunda.bpm.engine.rest.dto.repository.DecisionDefinitionDiagramDto;
import org.camunda.bpm.engine.rest.dto.repository.DecisionDefinitionDto;
import org.camunda.bpm.engine.rest.dto.repository.DecisionRequirementsDefinitionDto;
import org.camunda.bpm.engine.rest.dto.repository.DecisionRequirementsDefinitionXmlDto;
import org.camunda.bpm.engine.rest.dto.repository.ProcessDefinitionDiagramDto;
import org.camunda.bpm.engine.rest.dto.repository.ProcessDefinitionDto;
import org.camunda.bpm.engine.rest.dto.runtime.ActivityInstanceDto;
import org.camunda.bpm.engine.rest.dto.runtime.FilterDto;
import org.camunda.bpm.engine.rest.dto.runtime.TransitionInstanceDto;
import org.camunda.bpm.engine.rest.dto.task.TaskDto;
import org.camunda.bpm.engine.rest.hal.group.HalGroup;
import org.camunda.bpm.engine.rest.hal.processDefinition.HalProcessDefinition;
import org.camunda.bpm.engine.rest.hal.task.HalTask;
import org.jspecify.annotations.Nullable;
import org.sixstep.text.CatalogueText;
import org.sixstep.text.ReaderLanguage;

/**
 * A property of an answer of the engine that people read, and what its reader gets instead of what is stored; null instead of null.
 */
record ReaderText<T>(Class<T> type, String property, BiFunction<T, JsonStreamContext, @Nullable Object> text) {

    /** The property of a filter that says what the desk made it for, before the first colon. */
    static final String MARK = "sixstep";
    private static final String NAME = "name";
    private static final String DESCRIPTION = "description";
    private static final String CLAUSE_NAME = "clauseName";
    private static final String DECISION_NAME = "decisionDefinitionName";
    private static final String DMN_XML = "dmnXml";

    static List<ReaderText<?>> all(ModelNames names) {
        return List.of(
                text(TaskDto.class, NAME, task -> names.forReader(task.getProcessDefinitionId(), task.getTaskDefinitionKey(),
                        ModelTexts.NAME, task.getName())),
                text(TaskDto.class, DESCRIPTION, task -> names.forReader(task.getProcessDefinitionId(), task.getTaskDefinitionKey(),
                        ModelTexts.DOCUMENTATION, task.getDescription())),
                text(HalTask.class, NAME, task -> names.forReader(task.getProcessDefinitionId(), task.getTaskDefinitionKey(),
                        ModelTexts.NAME, task.getName())),
                text(HalTask.class, DESCRIPTION, task -> names.forReader(task.getProcessDefinitionId(), task.getTaskDefinitionKey(),
                        ModelTexts.DOCUMENTATION, task.getDescription())),
                text(ProcessDefinitionDto.class, NAME, process -> names.ofProcess(process.getId(), process.getName())),
                text(HalProcessDefinition.class, NAME, process -> names.ofProcess(process.getId(), process.getName())),
                text(ProcessDefinitionStatisticsDto.class, NAME, process -> names.ofProcess(process.getId(), process.getName())),
                text(org.camunda.bpm.cockpit.impl.plugin.base.dto.ProcessDefinitionDto.class, NAME,
                        process -> names.ofProcess(process.getId(), process.getName())),
                text(ActivityInstanceDto.class, NAME, step -> ofStep(names, step, step.getName())),
                text(ActivityInstanceDto.class, "activityName", step -> ofStep(names, step, step.getActivityName())),
                text(CalledProcessInstanceDto.class, "processDefinitionName",
                        called -> names.ofProcess(called.getProcessDefinitionId(), called.getProcessDefinitionName())),
                text(TransitionInstanceDto.class, "activityName", step -> names.forReader(step.getProcessDefinitionId(),
                        step.getActivityId(), ModelTexts.NAME, step.getActivityName())),
                text(ProcessDefinitionDiagramDto.class, "bpmn20Xml",
                        diagram -> ModelTexts.in(ReaderLanguage.current().getLanguage(), diagram.getBpmn20Xml())),
                text(DecisionDefinitionDto.class, NAME,
                        decision -> names.forReader(decision.getId(), decision.getKey(), ModelTexts.NAME, decision.getName())),
                text(DecisionRequirementsDefinitionDto.class, NAME,
                        drd -> names.forReader(drd.getId(), drd.getKey(), ModelTexts.NAME, drd.getName())),
                text(DecisionDefinitionDiagramDto.class, DMN_XML,
                        table -> ModelTexts.in(ReaderLanguage.current().getLanguage(), table.getDmnXml())),
                text(DecisionRequirementsDefinitionXmlDto.class, DMN_XML,
                        drd -> ModelTexts.in(ReaderLanguage.current().getLanguage(), drd.getDmnXml())),
                text(HistoricDecisionInstanceDto.class, DECISION_NAME,
                        decided -> names.forReader(decided.getDecisionDefinitionId(), decided.getDecisionDefinitionKey(), ModelTexts.NAME,
                                decided.getDecisionDefinitionName())),
                text(CleanableHistoricDecisionInstanceReportResultDto.class, DECISION_NAME,
                        decided -> names.forReader(decided.getDecisionDefinitionId(), decided.getDecisionDefinitionKey(), ModelTexts.NAME,
                                decided.getDecisionDefinitionName())),
                new ReaderText<>(HistoricDecisionInputInstanceDto.class, CLAUSE_NAME,
                        (input, within) -> ofColumn(names, within, input.getClauseId(), input.getClauseName())),
                new ReaderText<>(HistoricDecisionOutputInstanceDto.class, CLAUSE_NAME,
                        (output, within) -> ofColumn(names, within, output.getClauseId(), output.getClauseName())),
                text(FilterDto.class, NAME, filter -> CatalogueText.forReader(key(filter, NAME), filter.getName())),
                text(FilterDto.class, "properties", ReaderText::described),
                text(GroupDto.class, NAME, group -> ofGroup(group.getId(), group.getName())),
                text(HalGroup.class, NAME, group -> ofGroup(group.getId(), group.getName())));
    }

    /** @param within where the answer stands in what is being written */
    @Nullable
    Object of(Object answer, JsonStreamContext within) {
        return text.apply(type.cast(answer), within);
    }

    private static <T> ReaderText<T> text(Class<T> type, String property, Function<T, @Nullable Object> text) {
        return new ReaderText<>(type, property, (answer, within) -> text.apply(answer));
    }

    /** Of an input or output, which does not say itself which decision it belongs to. */
    private static @Nullable Object ofColumn(ModelNames names, JsonStreamContext within, String id, @Nullable String name) {
        for (JsonStreamContext outer = within; outer != null; outer = outer.getParent()) {
            if (outer.getCurrentValue() instanceof HistoricDecisionInstanceDto decided) {
                return names.forReader(decided.getDecisionDefinitionId(), id, ModelTexts.LABEL, name);
            }
        }
        return name;
    }

    /** The outermost one is the process itself. */
    private static @Nullable Object ofStep(ModelNames names, ActivityInstanceDto step, @Nullable String name) {
        return step.getActivityId() != null && step.getActivityId().equals(step.getProcessDefinitionId())
                ? names.ofProcess(step.getProcessDefinitionId(), name)
                : names.forReader(step.getProcessDefinitionId(), step.getActivityId(), ModelTexts.NAME, name);
    }

    private static @Nullable Object ofGroup(String id, @Nullable String name) {
        return name == null ? null : CatalogueText.forReader("group." + id, name);
    }

    private static @Nullable Object described(FilterDto filter) {
        if (filter.getProperties() == null || !(filter.getProperties().get(DESCRIPTION) instanceof String stored)) {
            return filter.getProperties();
        }
        Map<String, Object> properties = new HashMap<>(filter.getProperties());
        properties.put(DESCRIPTION, CatalogueText.forReader(key(filter, DESCRIPTION), stored));
        return properties;
    }

    private static String key(FilterDto filter, String part) {
        Object mark = filter.getProperties() == null ? null : filter.getProperties().get(MARK);
        return "filter." + String.valueOf(mark).split(":")[0] + '.' + part;
    }
}
