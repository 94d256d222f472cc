/**
 * Names that diagrams and code share, and what models may call. One room for each part of the procedure: what a diagram names as {@code
 * ${somethingDelegate}} is a class there, which calls a feature.
 *
 * <p>May use {@code text}, {@code ticket}, and the engine's API. Start with {@link SupportTicket}.
 */
@NullMarked
package org.sixstep.process;

import org.jspecify.annotations.NullMarked;
