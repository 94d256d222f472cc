package org.sixstep.sla;

/** A year that begins soon or has begun, and whose holidays are not known. */
public record MissingYear(String schedule, int year) {

    /** As people read it, and as key of the task that asks for it: {@code china 2027}. */
    @Override
    public String toString() {
        return schedule + " " + year;
    }
}
