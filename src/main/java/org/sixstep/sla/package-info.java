/**
 * Service levels: calendars and holidays, the clocks of a ticket, what they show, and the alarms that they raise.
 *
 * <p>May use {@code form}, {@code text}, {@code ticket}, {@code transaction}. Start with {@link ServiceLevels}.
 */
@NullMarked
package org.sixstep.sla;

import org.jspecify.annotations.NullMarked;
