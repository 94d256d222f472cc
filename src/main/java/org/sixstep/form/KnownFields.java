package org.sixstep.form;

import java.util.Set;

/**
 * The fields that the application defines, by form key; any other is defined by its form alone.
 *
 * @param all      all of them
 * @param contacts those that are there to reach somebody, whatever the form says: a mobile number stays in them
 * @param mailAddresses those that mail is sent to, whatever the form says
 */
public record KnownFields(Set<String> all, Set<String> contacts, Set<String> mailAddresses) {

    public static final KnownFields NONE = new KnownFields(Set.of(), Set.of(), Set.of());
}
