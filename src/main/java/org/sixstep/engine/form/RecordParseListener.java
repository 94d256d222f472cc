package org.sixstep.engine.form;

import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;
import org.sixstep.form.FormRecord;
import org.sixstep.presence.TaskViewers;
import org.sixstep.process.task.SecondPersonListener;
import org.sixstep.process.task.TicketStatusListener;
import org.sixstep.process.task.TicketTaskListener;
import org.sixstep.ticket.Actor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Connects a model to its record while it is parsed, so that the model needs no attributes for it: forms, inputs of decisions, the
 * appearance of a task in the list, and the status that a step gives to the ticket (extension property {@code ticketStatus}).
 */
@Component
class RecordParseListener extends AbstractBpmnParseListener {

    private final FormRecords records;
    private final RecordForms forms;
    private final Supplier<TicketTaskListener> taskListener;
    private final Supplier<TicketStatusListener> statusListener;
    private final Supplier<SecondPersonListener> secondPerson;
    private final Supplier<TaskViewers> viewers;
    private final Actor actor;

    RecordParseListener(FormRecords records, RecordForms forms, ObjectProvider<TicketTaskListener> taskListener,
            ObjectProvider<TicketStatusListener> statusListener, ObjectProvider<SecondPersonListener> secondPerson,
            ObjectProvider<TaskViewers> viewers, Actor actor) {
        this.records = records;
        this.forms = forms;
        this.taskListener = SingletonSupplier.of(taskListener::getObject);
        this.statusListener = SingletonSupplier.of(statusListener::getObject);
        this.secondPerson = SingletonSupplier.of(secondPerson::getObject);
        this.viewers = SingletonSupplier.of(viewers::getObject);
        this.actor = actor;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        record(process).ifPresent(record -> gatewayVariables(process).removeAfterSingleUse());
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        setStatus(element, activity);
        if (scope instanceof ProcessDefinitionEntity definition && definition.getInitial() == activity && hasForm(element)) {
            record(scope).ifPresent(record -> definition.setStartFormHandler(
                    new RecordStartFormHandler(definition.getStartFormHandler(), record, gatewayVariables(scope), forms)));
        }
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        setStatus(element, activity);
        record(scope).ifPresent(record -> {
            TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
            boolean isOfTicket = record.idVariable().equals(TicketTaskListener.ID_VARIABLE);
            if (isOfTicket) {
                task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, delegateTask -> taskListener.get().created(delegateTask));
                task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, delegateTask -> taskListener.get().assigned(delegateTask));
            } else {
                task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, delegateTask -> delegateTask
                        .setName(delegateTask.getName() + " · " + record.title(FormRecords.id(record, delegateTask))));
            }
            if (SecondPersonListener.isAskedAt(activity.getId())) {
                task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, delegateTask -> secondPerson.get().assigned(delegateTask));
                task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, delegateTask -> secondPerson.get().completed(delegateTask));
            }
            if (hasForm(element)) {
                RecordTaskFormHandler handler = new RecordTaskFormHandler(task.getTaskFormHandler(), record, gatewayVariables(scope),
                        forms);
                task.setTaskFormHandler(handler);
                task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, handler);
                task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE,
                        delegateTask -> viewers.get().completed(delegateTask.getId(), actor.current()));
            }
            if (isOfTicket) {
                // behind the form's handler, which refuses whoever completes a step without its form, with variables of their own
                task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, delegateTask -> taskListener.get().completed(delegateTask));
            }
        });
    }

    @Override
    public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        setStatus(element, activity);
        record(scope).ifPresent(record -> {
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, DecisionFactsListener.before(record));
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, DecisionFactsListener.after());
        });
    }

    @Override
    public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl transition) {
        gatewayVariables(scope).add(element, transition);
    }

    @Override
    public void parseSubProcess(Element element, ScopeImpl scope, ActivityImpl activity) {
        setStatus(element, activity);
    }

    @Override
    public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
        setStatus(element, activity);
    }

    @Override
    public void parseEventBasedGateway(Element element, ScopeImpl scope, ActivityImpl activity) {
        setStatus(element, activity);
    }

    @Override
    public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        setStatus(element, activity);
    }

    @Override
    public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        setStatus(element, activity);
    }

    /** A step gives the ticket its own status or, if it has none, that of the stage around it. */
    private void setStatus(Element element, ActivityImpl activity) {
        String status = ticketStatus(element);
        if (status != null) {
            activity.setProperty(TicketStatusListener.PROPERTY, status);
        }
        if (status != null || activity.getActivityBehavior() instanceof UserTaskActivityBehavior) {
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_START,
                    (ExecutionListener) execution -> statusListener.get().enter(execution));
        }
    }

    private static @Nullable String ticketStatus(Element element) {
        Element extensions = element.element("extensionElements");
        Element properties = extensions == null ? null : extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties");
        return properties == null ? null : properties.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property").stream()
                .filter(property -> TicketStatusListener.PROPERTY.equals(property.attribute("name")))
                .map(property -> property.attribute("value")).findFirst().orElse(null);
    }

    private Optional<FormRecord> record(ScopeImpl scope) {
        return records.of(((ProcessDefinitionEntity) scope.getProcessDefinition()).getKey());
    }

    private GatewayVariables gatewayVariables(ScopeImpl scope) {
        return ((ProcessDefinitionEntity) scope.getProcessDefinition())
                .getProperty(GatewayVariables.class.getName()) instanceof GatewayVariables known
                        ? known : remember(scope);
    }

    private static GatewayVariables remember(ScopeImpl scope) {
        GatewayVariables gatewayVariables = new GatewayVariables();
        ((ProcessDefinitionEntity) scope.getProcessDefinition()).setProperty(GatewayVariables.class.getName(), gatewayVariables);
        return gatewayVariables;
    }

    private static boolean hasForm(Element element) {
        return element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "formRef") != null;
    }
}
