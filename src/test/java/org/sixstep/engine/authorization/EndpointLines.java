package org.sixstep.engine.authorization;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The lines of a table of endpoints; {@code engine-endpoints.txt} says what its words mean. */
final class EndpointLines {

    /** @param rule its first word; {@code who} are the roles that follow from the others */
    record Line(String covers, String method, String request, String body, String rule, Set<String> who) {

        @Override
        public String toString() {
            return method + " " + request + (body.isEmpty() ? "" : " " + body) + ": " + rule + " " + who;
        }
    }

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE", "PAGE");
    private static final Set<String> SEES = Set.of(Roles.AGENTS, Roles.NETWORK, Roles.DISPATCHERS, Roles.LEADS, Roles.SUPERVISORS,
            Roles.MANAGERS, Roles.ADMINISTRATORS);

    private EndpointLines() {
    }

    static List<Line> of(String resource) throws IOException {
        try (InputStream file = EndpointLines.class.getResourceAsStream(resource)) {
            List<Line> lines = new ArrayList<>();
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(one -> !one.isBlank() && !one.startsWith("#")).toList()) {
                String[] cells = Arrays.stream(line.split("\\|", -1)).map(String::trim).toArray(String[]::new);
                String[] rule = cells[3].split("[ ,]+");
                String method = cells[0].substring(cells[0].lastIndexOf(' ') + 1);
                lines.add(new Line(cells[0], METHODS.contains(method) ? method : "GET", cells[1], cells[2], rule[0], roles(rule)));
            }
            return lines;
        }
    }

    private static Set<String> roles(String[] rule) {
        Set<String> roles = new TreeSet<>();
        for (int i = 1; i < rule.length; i++) {
            switch (rule[i]) {
                case "SEES" -> roles.addAll(SEES);
                case "HANDLES" -> roles.addAll(SEES.stream().filter(Access.ACT_ON_TICKETS.roles()::contains).toList());
                case "ASSIGNEE" -> roles.addAll(List.of(Roles.NETWORK, Roles.ADMINISTRATORS));
                default -> roles.addAll(Access.valueOf(rule[i]).roles());
            }
        }
        return roles;
    }
}
