package org.sixstep.process;

/** Ids of the task and events of {@code maintainCalendar.bpmn}, each said once; {@link ElementNamesTest} compares them with the model. */
final class MaintainCalendarElements {

    static final String YEAR_MISSING = "startEvent_yearMissing";
    static final String MAINTAIN_CALENDAR = "userTask_maintainCalendar";
    static final String CALENDAR_MAINTAINED = "endEvent_calendarMaintained";

    private MaintainCalendarElements() {
    }
}
