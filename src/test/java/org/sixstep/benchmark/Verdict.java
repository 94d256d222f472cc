package org.sixstep.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares the tickets of a desk with the lives that they were to live, through the desk's own endpoints. */
record Verdict(int asInTheLog, int lost, int duplicated, long incidents, long deadJobs, long failedJobs, List<String> differences) {

    private static final Pattern MARK = Pattern.compile("\\[([A-Z0-9]+)]$");
    private static final String READER = "supervisor";

    static Verdict of(TimedClient client, List<Life> lives, Map<String, String> numbers) throws IOException {
        Map<String, Integer> tickets = ticketsByMark(client);
        List<String> differences = new ArrayList<>();
        int lost = 0;
        for (Life life : lives) {
            String number = numbers.get(life.reference());
            if (number == null || !tickets.containsKey(life.reference())) {
                lost++;
                differences.add(life.reference() + ": there is no ticket");
            } else {
                Life.End end = end(client, number);
                if (!end.equals(life.end())) {
                    differences.add(life.reference() + " " + number + ": " + end + ", in the log " + life.end());
                }
            }
        }
        int duplicated = (int) lives.stream().filter(life -> tickets.getOrDefault(life.reference(), 0) > 1).count();
        return new Verdict(lives.size() - differences.size(), lost, duplicated, count(client, "incident"),
                count(client, "job", "noRetriesLeft=true"),
                count(client, "job", "withException=true"), differences);
    }

    boolean isGood() {
        return differences.isEmpty() && duplicated == 0 && incidents == 0 && deadJobs == 0;
    }

    /** How often each mark is the end of a ticket's summary. */
    static Map<String, Integer> ticketsByMark(TimedClient client) throws IOException {
        Map<String, Integer> tickets = new HashMap<>();
        String cursor = "";
        do {
            JsonNode page = client.get("list tickets", READER, "/api/tickets?limit=200" + cursor).body();
            for (JsonNode ticket : page.get("tickets")) {
                Matcher mark = MARK.matcher(ticket.get("summary").asText());
                if (mark.find()) {
                    tickets.merge(mark.group(1), 1, Integer::sum);
                }
            }
            cursor = page.hasNonNull("next") ? "&cursor=" + page.get("next").asText() : null;
        } while (cursor != null);
        return tickets;
    }

    static long count(TimedClient client, String what, String... conditions) throws IOException {
        return client.get("count", "admin", "/engine-rest/" + what + "/count?" + String.join("&", conditions)).body().get("count").asLong();
    }

    private static Life.End end(TimedClient client, String number) throws IOException {
        JsonNode ticket = client.get("read ticket", READER, "/api/tickets/" + number).body();
        int questions = 0;
        for (JsonNode event : client.get("read timeline", READER, "/api/tickets/" + number + "/timeline").body()) {
            questions += event.get("kind").asText().equals("question") ? 1 : 0;
        }
        return new Life.End(ticket.get("status").asText(), ticket.path("priority").asText(null), ticket.get("round").asInt() - 1, questions,
                ticket.path("fields").path("knowledgeDecision").asText(null));
    }
}
