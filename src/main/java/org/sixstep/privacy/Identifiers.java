package org.sixstep.privacy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Identifiers by which a person is found: at least one of number, mail address and phone. Other spellings of the name may be added, which
 * are looked for in texts only.
 */
public record Identifiers(String employeeNumber, String email, String phone, List<String> names) {

    public Identifiers {
        employeeNumber = clean(employeeNumber);
        email = clean(email);
        phone = clean(phone);
        names = names == null ? List.of() : names.stream().map(Identifiers::clean).filter(Objects::nonNull).toList();
    }

    public boolean isEmpty() {
        return employeeNumber == null && email == null && phone == null;
    }

    private static @Nullable String clean(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
