package org.sixstep.process.clock;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.jspecify.annotations.Nullable;

/**
 * The clock, and the moment of it, for which a timer of a model fires, given by the timer's extension property: {@code clockWarning} or
 * {@code clockLimit} with the name of the clock, {@code clockLevel} for the next level of any clock. In older models the timer's expression
 * gives it.
 *
 * @param clock null for the next level of any clock
 */
record TimerClock(Moment moment, @Nullable String clock) {

    /** What a timer can wait for: how a model says it, and how models said it before. */
    enum Moment {

        WARNING("clockWarning", null, "warnAt"),
        LIMIT("clockLimit", null, "dueAt"),
        NEXT_WARNING("clockLevel", "warning", "nextWarningAt"),
        NEXT_ESCALATION("clockLevel", "escalation", "nextEscalationAt");

        private final String property;
        private final @Nullable String value;
        private final String method;

        Moment(String property, @Nullable String value, String method) {
            this.property = property;
            this.value = value;
            this.method = method;
        }

        private Optional<TimerClock> saidBy(String name, String said) {
            boolean fits = value == null ? !said.isBlank() : value.equals(said);
            return property.equals(name) && fits ? Optional.of(new TimerClock(this, value == null ? said : null)) : Optional.empty();
        }

        private Optional<TimerClock> askedBy(String name, @Nullable String clock) {
            return method.equals(name) && (value == null) == (clock != null) ? Optional.of(new TimerClock(this, clock)) : Optional.empty();
        }
    }

    private static final Pattern ASKS = Pattern.compile(
            "[$#]\\{\\s*sla\\s*\\.\\s*(\\w+)\\s*\\(\\s*execution\\s*(?:,\\s*(?:'([^']+)'|\"([^\"]+)\")\\s*)?\\)\\s*}");

    /** Empty for a timer that waits for no clock, such as a reminder. */
    static Optional<TimerClock> of(CatchEvent event) {
        return byProperty(event).or(() -> byExpression(event));
    }

    private static Optional<TimerClock> byProperty(CatchEvent event) {
        return properties(event).flatMap(property -> Arrays.stream(Moment.values())
                .flatMap(moment -> moment.saidBy(property.getCamundaName(), property.getCamundaValue()).stream())).findFirst();
    }

    private static Stream<CamundaProperty> properties(CatchEvent event) {
        return event.getExtensionElements() == null ? Stream.empty()
                : event.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                        .flatMap(properties -> properties.getCamundaProperties().stream());
    }

    private static Optional<TimerClock> byExpression(CatchEvent event) {
        return event.getChildElementsByType(TimerEventDefinition.class).stream().filter(timer -> timer.getTimeDate() != null)
                .map(timer -> ASKS.matcher(timer.getTimeDate().getTextContent().strip())).filter(Matcher::matches)
                .flatMap(asks -> Arrays.stream(Moment.values())
                        .flatMap(moment -> moment.askedBy(asks.group(1), asks.group(2) != null ? asks.group(2) : asks.group(3)).stream()))
                .findFirst();
    }

    /** The name of the clock of a timer that waits for one clock. */
    String required() {
        return Objects.requireNonNull(clock, "This timer waits for the next level of any clock");
    }
}
