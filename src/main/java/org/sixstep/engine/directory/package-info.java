/**
 * People of an outside directory: LDAP passwords and synchronization, sign-in and access tokens of OpenID Connect, and the accounts of the
 * engine that are made of them.
 *
 * <p>May use {@code audit}, {@code database}, {@code engine.authorization}, {@code engine.http}, {@code engine.identity}, {@code login},
 * {@code text}, {@code ticket}, {@code web}, and the engine's API. Start with {@link DirectoryAccounts}.
 */
@NullMarked
package org.sixstep.engine.directory;

import org.jspecify.annotations.NullMarked;
