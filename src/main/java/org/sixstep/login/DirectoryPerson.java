package org.sixstep.login;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person as a directory knows them.
 *
 * @param key    an id that the directory never gives to another person
 * @param userId the user id that the person gets if they are new
 * @param roles  of the application, by the person's groups
 */
public record DirectoryPerson(String key, @Nullable String userId, @Nullable String firstName, @Nullable String lastName,
        @Nullable String email, Set<String> roles) {}
