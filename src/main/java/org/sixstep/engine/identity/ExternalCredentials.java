package org.sixstep.engine.identity;

/**
 * Somebody else who knows passwords of users, such as a directory. What is asked of it is throttled and written down as any other login.
 */
public interface ExternalCredentials {

    /**
     * Whether this user's password is known there; an account of the engine's own is none of these, so that its password counts whatever
     * has become of the directory.
     */
    boolean isInCharge(String userId);

    boolean isPasswordOf(String userId, String password);
}
