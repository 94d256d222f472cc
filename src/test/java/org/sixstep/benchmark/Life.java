package org.sixstep.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the people of the desk do to one ticket so that it lives as its incident did. The steps of the log are kept in their order, with one
 * exception: who is to handle a ticket, and how urgent it is, can only be changed when the answer of the reporter is there.
 */
record Life(Incident incident, List<Step> steps) {

    sealed interface Step {
    }

    /** The log names another group: handed over at the first line; later its people take over. */
    record Reassign(String group, String person) implements Step {}

    /** The log names another person of the same group. */
    record Assign(String person) implements Step {}

    /** The log has another impact or urgency. */
    record Reprioritise(String impact, String urgency) implements Step {}

    /** Awaiting User Info begins. */
    record Ask() implements Step {}

    /** Awaiting User Info ends. */
    record Answer() implements Step {}

    /** Awaiting Problem, Vendor or Evidence begins: others are asked for help. */
    record Involve(String whom) implements Step {}

    record Resolve() implements Step {}

    /** Back from Resolved; a ticket that then gets another group or priority goes one level up, to the first line. */
    record Reopen(boolean oneLevelUp) implements Step {}

    record Close(boolean satisfied, boolean knowledge) implements Step {}

    /** How the ticket must look in the end, as the log says. */
    record End(String status, String priority, int reopenings, int questions, String knowledgeDecision) {}

    static final String WAITING = "Awaiting User Info";

    private static final Map<String, String> HELPERS = Map.of("Awaiting Problem", "developer", "Awaiting Vendor", "product",
            "Awaiting Evidence", "operations");
    private static final List<String> GROUPS = List.of("system", "network", "endpoint");
    private static final List<String> CATEGORIES = List.of("system", "hardware", "software", "account", "network", "data");
    private static final Map<String, String> IMPACTS = Map.of("1 - High", "organisation", "2 - Medium", "department", "3 - Low", "user");
    private static final Map<String, String> URGENCIES = Map.of("1 - High", "high", "2 - Medium", "medium", "3 - Low", "low");
    private static final Map<String, String> PRIORITIES = Map.of("1 - Critical", "P0", "2 - High", "P1", "3 - Moderate", "P2", "4 - Low",
            "P3");

    static Life of(Incident incident) {
        return new Life(incident, List.copyOf(new Translation().translate(incident)));
    }

    String reference() {
        return incident.number();
    }

    String impact() {
        return IMPACTS.get(incident.first().impact());
    }

    String urgency() {
        return URGENCIES.get(incident.first().urgency());
    }

    /** One of ours for each of the log's; what the log does not know is not clear to us either. */
    String category() {
        return category(incident.first().category(), "unclear");
    }

    /** What a dispatcher makes of a category that was not clear. */
    String confirmedCategory() {
        return category(incident.last().category(), "system");
    }

    /** A number that is the same in every run, for what the log does not tell. */
    int dice(int sides) {
        return number(incident.number()) % sides;
    }

    End end() {
        Incident.Update last = incident.last();
        int questions = 0;
        String before = "";
        for (Incident.Update update : incident.updates()) {
            questions += update.state().equals(WAITING) && !before.equals(WAITING) ? 1 : 0;
            before = update.state();
        }
        return new End(last.state().equals("Closed") ? "archived" : last.state(), PRIORITIES.get(last.priority()), last.reopenings(),
                questions,
                last.knowledge() ? "new" : "none");
    }

    private static String category(String logged, String unknown) {
        return logged.equals(Incident.UNKNOWN) ? unknown : CATEGORIES.get(number(logged) % CATEGORIES.size());
    }

    private static String group(String logged) {
        return GROUPS.get(number(logged) % GROUPS.size());
    }

    private static String person(String group, String logged) {
        return logged.equals(Incident.UNKNOWN) || number(logged) % 2 == 0 ? group : group + "2";
    }

    private static int number(String label) {
        return Integer.parseInt(label.replaceAll("\\D", ""));
    }

    /** Walks through the rows of one incident. */
    private static final class Translation {

        private final List<Step> steps = new ArrayList<>();
        /** What must wait for the reporter's answer. */
        private final List<Step> later = new ArrayList<>();
        private String state = "New";
        private String group;
        private String person;
        private String impact;
        private String urgency;

        List<Step> translate(Incident incident) {
            Incident.Update first = incident.first();
            group = first.group();
            person = first.person();
            impact = first.impact();
            urgency = first.urgency();
            for (Incident.Update update : incident.updates()) {
                leaveState(update);
                changePeople(update);
                changeUrgency(update);
                enterState(update);
                state = update.state();
            }
            return oneLevelUpWhereNeeded();
        }

        private void leaveState(Incident.Update next) {
            if (state.equals(WAITING) && !next.state().equals(WAITING)) {
                steps.add(new Answer());
                steps.addAll(later);
                later.clear();
            }
            if (state.equals("Resolved") && !next.state().equals("Resolved") && !next.state().equals("Closed")) {
                steps.add(new Reopen(false));
            }
        }

        private void changePeople(Incident.Update next) {
            boolean otherGroup = !next.group().equals(Incident.UNKNOWN) && !next.group().equals(group);
            boolean otherPerson = !next.person().equals(Incident.UNKNOWN) && !next.person().equals(person);
            group = otherGroup ? next.group() : group;
            person = otherPerson ? next.person() : person;
            if (group.equals(Incident.UNKNOWN) || next.state().equals("Closed")) {
                return;
            }
            if (otherGroup) {
                (next.state().equals(WAITING) ? later : steps).add(new Reassign(Life.group(group), Life.person(Life.group(group), person)));
            } else if (otherPerson) {
                steps.add(new Assign(Life.person(Life.group(group), person)));
            }
        }

        private void changeUrgency(Incident.Update next) {
            if (!next.impact().equals(impact) || !next.urgency().equals(urgency)) {
                impact = next.impact();
                urgency = next.urgency();
                (next.state().equals(WAITING) ? later : steps).add(new Reprioritise(IMPACTS.get(impact), URGENCIES.get(urgency)));
            }
        }

        private void enterState(Incident.Update next) {
            if (next.state().equals(state)) {
                return;
            }
            switch (next.state()) {
                case WAITING -> steps.add(new Ask());
                case "Resolved" -> steps.add(new Resolve());
                case "Closed" -> steps.add(new Close(next.inTime(), next.knowledge()));
                default -> {
                    if (HELPERS.containsKey(next.state())) {
                        steps.add(new Involve(HELPERS.get(next.state())));
                    }
                }
            }
        }

        private List<Step> oneLevelUpWhereNeeded() {
            for (int i = 0; i < steps.size(); i++) {
                if (steps.get(i) instanceof Reopen) {
                    steps.set(i, new Reopen(firstLineIsNeeded(i + 1)));
                }
            }
            return steps;
        }

        private boolean firstLineIsNeeded(int from) {
            for (int i = from; i < steps.size() && !(steps.get(i) instanceof Resolve || steps.get(i) instanceof Involve); i++) {
                if (steps.get(i) instanceof Reassign || steps.get(i) instanceof Reprioritise) {
                    return true;
                }
            }
            return false;
        }
    }
}
