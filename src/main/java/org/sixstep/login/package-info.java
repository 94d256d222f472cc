/**
 * Who somebody is: throttled password attempts, LDAP directories, claims of OpenID Connect, roles of outside groups. Knows nothing of the
 * engine.
 *
 * <p>May use {@code audit}, {@code database}, {@code text}, {@code ticket}, {@code web}. Start with {@link AuthenticationAttempts}.
 */
@NullMarked
package org.sixstep.login;

import org.jspecify.annotations.NullMarked;
