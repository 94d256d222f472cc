package org.sixstep.intake;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.sixstep.form.InvalidFormException;
import org.sixstep.privacy.Erasure;
import org.sixstep.privacy.Identifiers;
import org.sixstep.privacy.PersonExport;
import org.sixstep.text.CatalogueText;
import org.sixstep.text.PhoneNumber;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Export and erasure of a person's data (E26), for administrators. Always by POST: each call is recorded in the security log, and the
 * person appears in no URL and no proxy's log.
 */
@RestController
@RequestMapping(path = "/api/persons", consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Persons")
class PersonController {

    private static final int FEWEST_DIGITS = 6;

    /** @param names other spellings of the name, looked for in texts */
    record PersonRequest(@Size(max = 100) String employeeNumber, @Size(max = 254) @Pattern(regexp = "[^@\\s]+@[^@\\s]+") String email,
            @Size(max = 50) String phone,
            @Size(max = 10) List<@NotBlank @Visible @Size(min = 2, max = 100) String> names) {

        Identifiers identifiers() {
            Identifiers identifiers = new Identifiers(employeeNumber, email, phone, names);
            if (identifiers.isEmpty()) {
                throw new InvalidFormException("person", CatalogueText.say("api.noIdentifier"));
            }
            if (identifiers.phone() != null && PhoneNumber.of(identifiers.phone()).length() < FEWEST_DIGITS) {
                throw new InvalidFormException("phone", CatalogueText.say("api.fewDigits", FEWEST_DIGITS));
            }
            return identifiers;
        }
    }

    record ErasureRequest(@NotNull @Valid PersonRequest person,
            @Schema(description = "from /api/persons/erasure/preview") @NotBlank @Size(max = 100) String token,
            @Schema(description = "why, without naming the person; it stays in the security"
                    + " log") @NotBlank @Visible @Size(max = 500) String reason,
            @Schema(description = "erase although a ticket of the person is open") boolean force) {}

    record Asked(@NotNull @Valid PersonRequest person) {}

    private final Erasure erasure;
    private final PersonExport export;

    PersonController(Erasure erasure, PersonExport export) {
        this.erasure = erasure;
        this.export = export;
    }

    @PostMapping("/erasure/preview")
    @Operation(summary = "Preview an erasure", description = "Changes nothing. Lists the tickets of the person, those that"
            + " are open, and those of others "
            + "that name them. The token is needed to erase.")
    Erasure.Preview preview(@Valid @RequestBody Asked request) {
        return erasure.preview(request.person().identifiers());
    }

    @PostMapping("/erasure")
    @Operation(summary = "Erase a person", description = "Cannot be undone. Refused (409) when something has changed since the preview,"
            + " and while a ticket of the person "
            + "is open unless force is set.")
    Erasure.Done erase(@Valid @RequestBody ErasureRequest request) {
        return erasure.erase(request.person().identifiers(), request.token(), request.reason().strip(), request.force());
    }

    @PostMapping("/export")
    @Operation(summary = "Export the data of a person", description = "Tickets, timelines, messages, links, confirmations. Changes"
            + " nothing but the security log.")
    PersonExport.Exported export(@Valid @RequestBody Asked request) {
        return export.export(request.person().identifiers());
    }
}
