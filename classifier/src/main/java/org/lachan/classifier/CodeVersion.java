package org.lachan.classifier;

import java.util.Objects;

/** The version of this program, as it stands on each decision. */
final class CodeVersion {
    private CodeVersion() {}

    /** From the jar's manifest; {@code dev} when the classes lie in a folder. */
    static String current() {
        return Objects.requireNonNullElse(CodeVersion.class.getPackage().getImplementationVersion(), "dev");
    }
}
