package org.sixstep.intake;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.sixstep.audit.SecurityAudit;
import org.sixstep.session.WebSessions;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Ends the sessions of somebody else, for administrators (ASVS 7.4.5): after a phone was lost, or while it is not clear who uses an
 * account.
 */
@RestController
@RequestMapping(path = "/api/sessions", consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Sessions")
class SessionController {

    record EndRequest(@Schema(description = "the user id of the person") @NotBlank @Size(max = 64) String user) {}

    record Ended(@Schema(description = "number of sessions that were ended") int ended) {}

    private final WebSessions sessions;
    private final SecurityAudit audit;

    SessionController(WebSessions sessions, SecurityAudit audit) {
        this.sessions = sessions;
        this.audit = audit;
    }

    @PostMapping("/end")
    @Operation(summary = "Log a person out everywhere", description = "Ends all sessions of the web applications on all nodes. The"
            + " account and its password stay as they are.")
    Ended end(@Valid @RequestBody EndRequest request) {
        int ended = sessions.endAllOf(request.user(), null);
        audit.record("sessionsEnded", request.user(), Map.of("ended", ended));
        return new Ended(ended);
    }
}
