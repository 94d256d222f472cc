package org.sixstep.process;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Opens a Spring bean to expressions in models. Delegates and listeners are open without it; every other bean is closed. All public methods of
 * such a bean can be called by whoever may deploy a model.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ModelBean {
}
