package org.sixstep.engine.job;

import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.sixstep.process.SupportTicket;
import org.sixstep.process.clock.JobPriority;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Gives the jobs of a ticket's processes the priority of the ticket, whatever version of the diagram it runs in. A job priority that the
 * diagram sets, for the process or for one step, is kept.
 */
@Component
class JobPriorityParseListener extends AbstractBpmnParseListener {

    private static final Set<String> OF_A_TICKET = Set.of(SupportTicket.PROCESS, SupportTicket.RESOLVE_PROCESS);

    private final ParameterValueProvider priority;

    /** Looked up late: the ticket's features need the engine, and the engine parses models early. */
    JobPriorityParseListener(ObjectProvider<JobPriority> jobPriority) {
        this.priority = new TicketPriority(SingletonSupplier.of(jobPriority::getObject));
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        if (OF_A_TICKET.contains(process.getKey()) && process.getProperty(BpmnParse.PROPERTYNAME_JOB_PRIORITY) == null) {
            process.setProperty(BpmnParse.PROPERTYNAME_JOB_PRIORITY, priority);
        }
    }

    private record TicketPriority(Supplier<JobPriority> jobPriority) implements ParameterValueProvider {

        @Override
        public Object getValue(VariableScope scope) {
            return jobPriority.get().jobPriority(scope);
        }

        @Override
        public boolean isDynamic() {
            return true;
        }
    }
}
