package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sixstep.process.FilledForms.form;
import static org.sixstep.process.MaintainCalendarElements.*;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sixstep.DeskTime;
import org.sixstep.process.clock.CalendarWatch;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** {@code maintainCalendar.bpmn}: the holidays of a year are missing. Each test has a schedule of its own. */
@ExtendWith(OutputCaptureExtension.class)
class MaintainCalendarProcessTest extends ProcessTest {

    @Autowired
    CalendarWatch watch;
    @Autowired
    HealthIndicator calendarsHealthIndicator;

    private String schedule;

    @BeforeEach
    void useASchedule() {
        schedule = "land-" + UUID.randomUUID().toString().substring(0, 8);
        deploy(schedule + "-days.calendar.yaml",
                "calendar: %1$s-days\nzone: Asia/Shanghai\nholidays: %1$s\nweek:\n  monday-friday: 00:00-24:00");
        deploy(schedule + "-hours.calendar.yaml",
                "calendar: %1$s-hours\nzone: Asia/Shanghai\nholidays: %1$s\nweek:\n  monday-friday: 09:00-18:00");
    }

    @Test
    void theProcessOwnersAreAskedThirtyDaysBeforeAYearBegins(CapturedOutput output) {
        DeskTime.set("2026-12-01T23:00");
        watch.look();
        assertThat(running()).isEmpty();
        assertThat(missing()).doesNotContain(schedule + " 2027");
        assertThat(output).doesNotContain(schedule);

        DeskTime.set("2026-12-02T09:00");
        watch.look();
        ProcessDriver asked = asked().assertWaitsAt(MAINTAIN_CALENDAR);
        Task task = asked.task(MAINTAIN_CALENDAR);
        assertThat(task.getName()).isEqualTo("Maintain calendar · " + schedule + " 2027");
        assertThat(task.getDueDate()).isEqualTo(DeskTime.at("2027-01-01T00:00"));
        assertThat(output.getOut().lines().filter(line -> line.contains("Holidays are missing") && line.contains(schedule + " 2027")))
                .hasSize(1);
        assertThat(missing()).contains(schedule + " 2027");
        assertThat(asked.shown("owner", MAINTAIN_CALENDAR).get("facts").toString()).contains("2027", "days", "hours");
    }

    @Test
    void oneTaskIsEnoughForAScheduleAndAYear() {
        DeskTime.set("2026-12-24T09:00");
        watch.look();
        DeskTime.set("2027-01-03T09:00");
        watch.look();
        assertThat(running()).hasSize(1);
    }

    @Test
    void theTaskIsAcceptedWhenTheHolidaysAreThere() {
        DeskTime.set("2026-12-24T09:00");
        watch.look();
        ProcessDriver asked = asked();
        assertThatThrownBy(() -> asked.submit("owner", MAINTAIN_CALENDAR, form("calendarNote", "Done.")))
                .hasMessageContaining("The holidays of " + schedule + " 2027 are still missing. Deploy their file " + schedule
                        + ".2027.holidays.yaml first.");
        asked.assertWaitsAt(MAINTAIN_CALENDAR);

        deploy(schedule + ".2027.holidays.yaml", "schedule: %s\nyears: 2027\nholidays:\n  2027-01-01: New Year");
        assertThat(missing()).doesNotContain(schedule + " 2027");
        asked.submit("owner", MAINTAIN_CALENDAR, form("calendarNote", "As the notice says.")).assertEnded();
        asked.assertPassed(YEAR_MISSING, MAINTAIN_CALENDAR, CALENDAR_MAINTAINED);
    }

    @Test
    void aDeskWithoutHolidaysIsWell() {
        DeskTime.set("2026-12-24T09:00");
        assertThat(calendarsHealthIndicator.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aSuspendedProcessStopsNoStartAndIsTriedAgain(CapturedOutput output) {
        DeskTime.set("2026-12-24T09:00");
        engine.getRepositoryService().suspendProcessDefinitionByKey(SupportTicket.CALENDAR_PROCESS);
        try {
            watch.look();
        } finally {
            engine.getRepositoryService().activateProcessDefinitionByKey(SupportTicket.CALENDAR_PROCESS);
        }
        assertThat(running()).isEmpty();
        assertThat(output).contains("could not be asked for the holidays of " + schedule + " 2027");
        watch.look();
        assertThat(running()).hasSize(1);
    }

    private ProcessDriver asked() {
        return new ProcessDriver(running().get(0), beans);
    }

    private List<ProcessInstance> running() {
        return engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(schedule + " 2027").list();
    }

    @SuppressWarnings("unchecked")
    private Collection<String> missing() {
        return (Collection<String>) calendarsHealthIndicator.health().getDetails().get("missingHolidays");
    }

    private void deploy(String name, String content) {
        var deployment = engine.getRepositoryService().createDeployment().name(name).addString(name, content.formatted(schedule));
        if (name.contains("-days")) {
            deployment.addString(schedule + ".2026.holidays.yaml",
                    "schedule: %s\nyears: 2026\nholidays:\n  2026-01-01: New Year".formatted(schedule));
        }
        deployment.deploy();
    }
}
