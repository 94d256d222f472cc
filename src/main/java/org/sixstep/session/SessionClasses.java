package org.sixstep.session;

/**
 * Classes that may be read from a stored session beside plain texts, dates and collections.
 *
 * @param patterns as {@link java.io.ObjectInputFilter.Config#createFilter} takes them, joined by semicolons
 */
public record SessionClasses(String patterns) {}
