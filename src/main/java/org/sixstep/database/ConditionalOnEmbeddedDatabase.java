package org.sixstep.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** What exists only beside the embedded database, which is there when no URL of another is given. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "never-given")
public @interface ConditionalOnEmbeddedDatabase {
}
