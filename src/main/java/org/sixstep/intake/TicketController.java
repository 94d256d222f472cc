package org.sixstep.intake;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.sixstep.NotFoundException;
import org.sixstep.form.InvalidFormException;
import org.sixstep.notification.DeadlineSentences;
import org.sixstep.sla.ClockReadings;
import org.sixstep.sla.ServiceLevels;
import org.sixstep.text.CatalogueText;
import org.sixstep.text.MailAddress;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.sixstep.ticket.TicketVisibility;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The ticket API (design, section 6). Times are ISO-8601 in UTC. */
@RestController
@Validated
@RequestMapping(path = "/api/tickets", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Tickets")
class TicketController {

    private final TicketSubmission desk;
    private final TicketStore tickets;
    private final TicketVisibility visibility;
    private final TicketList list;
    private final TicketMessaging conversation;
    private final ServiceLevels levels;
    private final ClockReadings readings;
    private final DeadlineSentences sentences;

    TicketController(TicketSubmission desk, TicketStore tickets, TicketVisibility visibility, TicketList list, TicketMessaging conversation,
            ServiceLevels levels, ClockReadings readings,
            DeadlineSentences sentences) {
        this.desk = desk;
        this.tickets = tickets;
        this.visibility = visibility;
        this.list = list;
        this.conversation = conversation;
        this.levels = levels;
        this.readings = readings;
        this.sentences = sentences;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Report a problem", description = "With an Idempotency-Key a repeated request gives the same ticket (200)"
            + " instead of a second one.")
    @ApiResponse(responseCode = "201", description = "The ticket was created")
    ResponseEntity<TicketView.Created> create(@RequestBody TicketRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Size(min = 1, max = 200) String key) {
        TicketSubmission.Taken taken = desk.take(request, key);
        Ticket ticket = taken.ticket();
        return ResponseEntity.status(taken.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create("/api/tickets/" + ticket.number()))
                .body(new TicketView.Created(ticket.id(), ticket.number(), ticket.status(), ticket.priority(), deadlines(ticket)));
    }

    @GetMapping
    @Operation(summary = "List tickets", description = "Newest first; `next` is the cursor of the following page.")
    TicketList.Page list(@RequestParam(required = false) String status,
            @RequestParam(required = false) @Pattern(regexp = "P[0-3]") String priority,
            @RequestParam(required = false) String group,
            @RequestParam(required = false) String owner,
            @RequestParam(required = false) String reporter,
            @RequestParam(required = false) @Visible @Size(min = 2, max = 100) String q,
            @RequestParam(required = false) Instant from,
            @RequestParam(required = false) Instant to,
            @RequestParam(required = false) String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        return list.find(new TicketList.Filter(status, priority, group, owner, reporter, q, from, to), cursor, limit);
    }

    @GetMapping("/{number}")
    @Operation(summary = "Read a ticket")
    TicketView read(@PathVariable String number) {
        return TicketView.of(find(number), tickets);
    }

    @GetMapping("/{number}/timeline")
    @Operation(summary = "Read the timeline of a ticket", description = "visibility=public leaves out what the"
            + " reporter must not see. What the desk noted is told in the language of the client; its codes are in fields.")
    List<TicketView.Event> timeline(@PathVariable String number,
            @RequestParam(required = false) @Pattern(regexp = "public|internal") String visibility) {
        return tickets.timeline(find(number).id(), "public".equals(visibility)).stream()
                .filter(event -> !"internal".equals(visibility) || event.visibility().name().equals("INTERNAL")).map(TicketView.Event::of)
                .toList();
    }

    @GetMapping("/{number}/deadlines")
    @Operation(summary = "Read the clocks of a ticket", description = "One receipt for each clock and source: the rule and calendar that"
            + " set it, what it counted, when it was paused, and why, in English and Chinese.")
    List<DeadlineReceipt> deadlines(@PathVariable String number) {
        return deadlines(find(number));
    }

    @GetMapping("/{number}/suggestions")
    @Operation(summary = "Read suggested answers and similar cases for a ticket")
    Map<String, Object> suggestions(@PathVariable String number) {
        return conversation.suggestions(find(number));
    }

    /**
     * @param text    what was said
     * @param from    agent, or reporter if a client passes on what the reporter said
     * @param to      reporter (sent, public) or team (internal note); only for an agent's message
     * @param recurred the reporter says that a problem under observation has come back
     */
    record Message(@NotBlank @Visible @Size(max = 20_000) String text,
            @Pattern(regexp = "agent|reporter") String from,
            @Pattern(regexp = "reporter|team") String to, Boolean recurred) {}

    @PostMapping(path = "/{number}/messages", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add a message to a ticket", description = "A reporter's message resumes a ticket that is waiting for it.")
    TicketMessaging.Said say(@PathVariable String number, @Valid @RequestBody Message message) {
        Ticket ticket = find(number);
        String text = message.text().strip();
        if ("reporter".equals(message.from())) {
            if (message.to() != null) {
                throw new InvalidFormException("to", CatalogueText.say("api.onlyForAgents"));
            }
            return conversation.hear(ticket.id(), text, Boolean.TRUE.equals(message.recurred()));
        }
        return conversation.say(ticket.id(), text, "reporter".equals(message.to()));
    }

    /**
     * @param reason  who or what is waited for
     * @param message what is asked of them; it is sent
     * @param contact mail address of the supplier or the people of the change; the reporter's is known
     */
    record Pause(@NotBlank @Pattern(regexp = "reporter|vendor|change") String reason,
            @NotBlank @Visible @Size(max = 4000) String message,
            @Reachable String contact) {}

    @PostMapping(path = "/{number}/pause", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Pause the clocks while waiting for a third party", description = "They count again when the answer"
            + " comes, by resume, or when the limit for the reason is reached. Clocks of recording, triage and response are never paused.")
    List<DeadlineReceipt> pause(@PathVariable String number, @Valid @RequestBody Pause pause) {
        Ticket ticket = find(number);
        boolean reporter = pause.reason().equals("reporter");
        if (reporter == (pause.contact() != null)) {
            throw new InvalidFormException("contact",
                    CatalogueText.say(reporter ? "api.contactKnown" : "api.contactNeeded"));
        }
        conversation.pause(ticket.id(), pause.reason(), pause.message().strip(),
                MailAddress.of(pause.contact()).map(MailAddress::text).orElse(null));
        return deadlines(ticket);
    }

    @PostMapping("/{number}/resume")
    @Operation(summary = "Resume the clocks")
    List<DeadlineReceipt> resume(@PathVariable String number) {
        Ticket ticket = find(number);
        conversation.resume(ticket.id());
        return deadlines(ticket);
    }

    /** A ticket that may not be seen is answered like one that does not exist: numbers can be guessed. */
    private Ticket find(String number) {
        return tickets.findByNumber(number).filter(visibility::sees).orElseThrow(() -> new NotFoundException("ticket", number));
    }

    private List<DeadlineReceipt> deadlines(Ticket ticket) {
        return levels.clocks(ticket.id()).stream().map(running -> DeadlineReceipt.of(running, readings, sentences)).toList();
    }
}
