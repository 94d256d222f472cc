/**
 * What refuses a deployment: rules for diagrams, calls, loops, tables, forms and calendars, whoever deploys them.
 *
 * <p>May use {@code audit}, {@code engine.expression}, {@code engine.form}, {@code engine.http}, {@code engine.job},
 * {@code engine.language}, {@code form}, {@code process}, {@code sla}, {@code text}, {@code ticket},
 * and the engine's API. Start with {@link DeploymentValidator}.
 */
@NullMarked
package org.sixstep.engine.deployment;

import org.jspecify.annotations.NullMarked;
