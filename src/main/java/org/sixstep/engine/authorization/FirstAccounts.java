package org.sixstep.engine.authorization;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Accounts that are made at a start where they are missing, all with one password. A desk without a bean of this type has the first
 * administrator alone.
 */
public interface FirstAccounts {

    /** Somebody of one role. The address may be null. */
    record Person(String id, String firstName, String lastName, @Nullable String email, String role) {}

    List<Person> people();

    String password();
}
