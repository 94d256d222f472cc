package org.sixstep.login;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody as a directory knows them.
 *
 * @param key    what the directory never gives to another person
 * @param userId what the person is called at the desk, if they are new there
 * @param roles  of the desk, by the person's groups
 */
public record DirectoryPerson(String key, @Nullable String userId, @Nullable String firstName, @Nullable String lastName,
        @Nullable String email, Set<String> roles) {}
