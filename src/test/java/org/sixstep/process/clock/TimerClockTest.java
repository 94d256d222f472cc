package org.sixstep.process.clock;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.process.clock.TimerClock.Moment;

/** A timer follows the clock that its property names, and in an older model the one that its expression asks for. */
class TimerClockTest {

    private static final String OPAQUE = "${sla.dueAt(execution, clockName)}";

    @ParameterizedTest
    @CsvSource({"clockWarning,response,WARNING,response", "clockLimit,response,LIMIT,response", "clockLimit,on-site,LIMIT,on-site",
        "clockLevel,warning,NEXT_WARNING,", "clockLevel,escalation,NEXT_ESCALATION,"})
    void thePropertySaysTheClockWhateverTheExpressionIs(String property, String value, Moment moment, String clock) {
        assertThat(TimerClock.of(timer(OPAQUE, property, value))).contains(new TimerClock(moment, clock));
    }

    @Test
    void thePropertyGoesBeforeTheExpression() {
        assertThat(TimerClock.of(timer("${sla.dueAt(execution, 'response')}", "clockWarning", "resolve")))
                .contains(new TimerClock(Moment.WARNING, "resolve"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "${sla.warnAt(execution, 'response')}|WARNING|response",
        "${sla.dueAt(execution, 'response')}|LIMIT|response",
        "${sla.dueAt(execution,'response')}|LIMIT|response",
        "${sla.dueAt(execution, \"response\")}|LIMIT|response",
        "#{sla.dueAt(execution, 'response')}|LIMIT|response",
        "${ sla.dueAt( execution , 'response' ) }|LIMIT|response",
        "${sla.dueAt(execution, 'on-site')}|LIMIT|on-site",
        "${sla.nextWarningAt(execution)}|NEXT_WARNING|",
        "#{ sla.nextEscalationAt( execution ) }|NEXT_ESCALATION|"})
    void anOlderModelIsReadByItsExpressionHoweverItIsSpelt(String expression, Moment moment, String clock) {
        assertThat(TimerClock.of(timer(expression, "ticketStatus", "new"))).contains(new TimerClock(moment, clock));
    }

    @ParameterizedTest
    @ValueSource(strings = {OPAQUE, "${sla.reminderAt(execution)}", "${sla.pauseEndsAt(execution)}", "${sla.cycle(execution, 'response')}",
        "${sla.dueAt(execution, 'response\")}", "${sla.dueAt(execution)}",
        "${sla.nextWarningAt(execution, 'response')}", "2026-11-23T09:00:00"})
    void otherTimersFollowNoClock(String expression) {
        assertThat(TimerClock.of(timer(expression, "ticketStatus", "new"))).isEmpty();
    }

    @Test
    void aLevelThatIsNoneIsNoClock() {
        assertThat(TimerClock.of(timer(OPAQUE, "clockLevel", "response"))).isEmpty();
    }

    private static CatchEvent timer(String due, String property, String value) {
        BpmnModelInstance model = Bpmn.createExecutableProcess("any").startEvent().intermediateCatchEvent("event_due").timerWithDate(due)
                .endEvent().done();
        CatchEvent event = model.getModelElementById("event_due");
        CamundaProperty said = model.newInstance(CamundaProperty.class);
        said.setCamundaName(property);
        said.setCamundaValue(value);
        CamundaProperties properties = model.newInstance(CamundaProperties.class);
        properties.getCamundaProperties().add(said);
        ExtensionElements extensions = model.newInstance(ExtensionElements.class);
        event.setExtensionElements(extensions);
        extensions.addChildElement(properties);
        return event;
    }
}
