package org.sixstep.login;

import java.util.Set;

/**
 * A person as a directory knows them.
 *
 * @param key    an id that the directory never gives to another person
 * @param userId the user id that the person gets if they are new
 * @param roles  of the application, by the person's groups
 */
public record DirectoryPerson(String key, String userId, String firstName, String lastName, String email, Set<String> roles) {}
