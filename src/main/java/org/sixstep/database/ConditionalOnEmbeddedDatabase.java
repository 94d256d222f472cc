package org.sixstep.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** Marks a bean that exists only with the embedded database, which is used when no datasource URL is given. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "never-given")
public @interface ConditionalOnEmbeddedDatabase {
}
