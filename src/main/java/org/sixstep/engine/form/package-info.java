/**
 * Connects the forms of a model to a record: the engine's form handlers show, check and store it, and give the gateways their variables.
 *
 * <p>May use {@code audit}, {@code engine.authorization}, {@code form}, {@code masking}, {@code presence}, {@code process.task},
 * {@code process.ticket}, {@code text}, {@code ticket}, and the engine's API. Start with {@link RecordTaskFormHandler}.
 */
@NullMarked
package org.sixstep.engine.form;

import org.jspecify.annotations.NullMarked;
