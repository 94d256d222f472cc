package org.sixstep.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One incident of the real log ({@code src/test/resources/data}): every update of it, in order. */
record Incident(String number, List<Update> updates) {

    static final String UNKNOWN = "?";

    /** The row of the log after one update. */
    record Update(String state, String group, String person, String category, String impact, String urgency, String priority,
            int reopenings, boolean knowledge,
            boolean inTime) {

        private static Update of(Map<String, String> row) {
            return new Update(row.get("incident_state"), row.get("assignment_group"), row.get("assigned_to"), row.get("category"),
                    row.get("impact"),
                    row.get("urgency"), row.get("priority"), Integer.parseInt(row.get("reopen_count")), row.get("knowledge").equals("TRUE"),
                    row.get("made_sla").equals("TRUE"));
        }
    }

    Update first() {
        return updates.get(0);
    }

    Update last() {
        return updates.get(updates.size() - 1);
    }

    /** All incidents in the order of their first row. */
    static List<Incident> log() throws IOException {
        try (InputStream file = Incident.class.getResourceAsStream("/data/incident_event_log.csv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            String[] names = lines.readLine().split(",");
            Map<String, List<Update>> updates = new LinkedHashMap<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] values = line.split(",", -1);
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < names.length; i++) {
                    row.put(names[i], values[i]);
                }
                updates.computeIfAbsent(row.get("number"), number -> new ArrayList<>()).add(Update.of(row));
            }
            return updates.entrySet().stream().map(entry -> new Incident(entry.getKey(), List.copyOf(entry.getValue()))).toList();
        }
    }
}
