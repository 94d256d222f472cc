package org.sixstep.engine.identity;

/**
 * Another system that knows passwords of users, such as a directory. Logins by it are throttled and recorded like any other.
 */
public interface ExternalCredentials {

    /**
    * Whether the other system checks this user's password; a local account is not among these, so that it can log in while the directory
    * is unavailable.
     */
    boolean isInCharge(String userId);

    boolean isPasswordOf(String userId, String password);
}
