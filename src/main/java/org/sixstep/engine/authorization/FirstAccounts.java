package org.sixstep.engine.authorization;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Accounts that are created at the start if they are missing, all with one password. Without a bean of this type only the first
 * administrator is created.
 */
public interface FirstAccounts {

    /** A person with one role. The e-mail address may be null. */
    record Person(String id, String firstName, String lastName, @Nullable String email, String role) {}

    List<Person> people();

    String password();
}
