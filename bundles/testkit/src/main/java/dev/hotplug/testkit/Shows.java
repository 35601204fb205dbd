package dev.hotplug.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a test shows of the conformance table ({@code docs/ocpp16-conformance.md}). The rows live as data in
 * {@code itests/conformance}; a name that is in no row fails the build. On a class it counts for each of its tests.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Shows {

    /**
     * Names of rows: a statement ({@code S34}), a message ({@code SendLocalList}), a configuration key whose effect the
     * test shows ({@code LocalAuthListMaxLength}), a case of the OCPP compliance test tool ({@code TC_043_1}).
     */
    String[] value();
}
