package org.sixstep.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sixstep.SixstepProperties;
import org.sixstep.form.FormConditions;
import org.sixstep.form.DeployedForms;
import org.sixstep.form.FormSchema;
import org.sixstep.form.InvalidFormException;
import org.sixstep.masking.Masking;
import org.sixstep.process.clock.ServicePolicies;
import org.sixstep.process.workflow.SupportTicketWorkflow;
import org.sixstep.text.CatalogueText;
import org.sixstep.ticket.Actor;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketIntake;
import org.sixstep.ticket.TicketStore;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Accepts a problem from a client: checks it against the same form that agents fill, makes the ticket and starts the procedure in one
 * transaction. The same key from the same user gives the same ticket, also when two requests arrive at once.
 */
@Component
class TicketSubmission {

    /** A ticket, and whether this request made it. */
    record Taken(Ticket ticket, boolean created) {}

    static final class KeyUsedOtherwiseException extends RuntimeException {
        KeyUsedOtherwiseException() {
            super(CatalogueText.say("api.keyUsed"));
        }
    }

    /** Another request with the same key was faster. */
    private static final class KeyTakenException extends RuntimeException {
    }

    private static final String FORM = "reportProblem";

    private final JdbcTemplate jdbc;
    private final TicketStore tickets;
    private final TicketIntake intake;
    private final SupportTicketWorkflow workflow;
    private final DeployedForms forms;
    private final FormConditions conditions;
    private final Actor actor;
    private final Clock clock;
    private final ObjectMapper json;
    private final SixstepProperties settings;
    private final TransactionTemplate transaction;
    private final Masking masking;
    private final ServicePolicies policies;

    TicketSubmission(JdbcTemplate jdbc, TicketStore tickets, TicketIntake intake, SupportTicketWorkflow workflow, DeployedForms forms,
            FormConditions conditions,
            Actor actor, Clock clock, ObjectMapper json, SixstepProperties settings, TransactionTemplate transaction, Masking masking,
            ServicePolicies policies) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.intake = intake;
        this.workflow = workflow;
        this.forms = forms;
        this.conditions = conditions;
        this.actor = actor;
        this.clock = clock;
        this.json = json;
        this.settings = settings;
        this.transaction = transaction;
        this.masking = masking;
        this.policies = policies;
    }

    /** @param key the client's idempotency key, or null */
    Taken take(TicketRequest request, @Nullable String key) {
        FormSchema form = forms.latest(FORM);
        Map<String, Object> facts = check(request, form);
        if (key == null) {
            return new Taken(transaction.execute(status -> create(facts, form)), true);
        }
        String channel = "api:" + actor.current();
        String hash = hash(request);
        Optional<Taken> known = known(channel, key, hash);
        if (known.isPresent()) {
            return known.get();
        }
        try {
            return new Taken(transaction.execute(status -> createOnce(facts, form, channel, key, hash)), true);
        } catch (KeyTakenException e) {
            return known(channel, key, hash).orElseThrow(() -> new IllegalStateException("An intake key exists but its ticket"
                    + " cannot be read", e));
        }
    }

    private Ticket createOnce(Map<String, Object> facts, FormSchema form, String channel, String key, String hash) {
        Ticket ticket = create(facts, form);
        int written = jdbc.update(
                "insert into sixstep.intake (channel, external_key, request_hash, ticket_id, received_at) values (?, ?, ?, ?, ?) on"
                        + " conflict do nothing",
                channel, key, hash, ticket.id(), clock.instant().atOffset(ZoneOffset.UTC));
        if (written == 0) {
            throw new KeyTakenException();
        }
        return ticket;
    }

    private Ticket create(Map<String, Object> facts, FormSchema form) {
        return workflow.problemReceived(intake.accept(facts, form).id());
    }

    private Optional<Taken> known(String channel, String key, String hash) {
        List<Map<String, Object>> rows = jdbc
                .queryForList("select ticket_id, request_hash from sixstep.intake where channel = ? and external_key = ?", channel, key);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        if (!hash.equals(rows.get(0).get("request_hash"))) {
            throw new KeyUsedOtherwiseException();
        }
        UUID ticketId = (UUID) Objects.requireNonNull(rows.get(0).get("ticket_id"));
        return Optional.of(new Taken(tickets.get(ticketId), false));
    }

    private Map<String, Object> check(TicketRequest request, FormSchema form) {
        Map<String, String> problems = new LinkedHashMap<>();
        Map<String, Object> accepted = new LinkedHashMap<>();
        try {
            accepted.putAll(form.acceptPart(request.byFormKey(), conditions, settings.zone(), masking));
        } catch (InvalidFormException e) {
            problems.putAll(e.problems());
        }
        for (String required : List.of("summary", "reporterName")) {
            if (accepted.get(required) == null && !problems.containsKey(required) && problems.isEmpty()) {
                problems.put(required, CatalogueText.say("field.required", form.label(required)));
            }
        }
        if (request.policy() != null && !policies.knows(request.policy())) {
            problems.put("policy", CatalogueText.say("field.choice", String.join(", ", policies.known())));
        }
        if (!problems.isEmpty()) {
            throw new InvalidFormException(problems);
        }
        accepted.put("policy", request.policy());
        accepted.values().removeIf(java.util.Objects::isNull);
        return accepted;
    }

    /** A digest of what is stored: from a digest of the original, a short secret in it could be guessed. */
    private String hash(TicketRequest request) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(masking.maskContact(json.writeValueAsString(request)).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
