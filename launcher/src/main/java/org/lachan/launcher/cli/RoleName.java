package org.lachan.launcher.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import org.lachan.takedown.acts.Role;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the role of an account as it is printed, in any case. */
public final class RoleName implements ITypeConverter<Role> {
    @Override
    public Role convert(String value) {
        return Arrays.stream(Role.values())
                .filter(role -> of(role).equals(value.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "expected one of " + String.join(", ", new Known()) + ", not " + value));
    }

    /** As people read and type it. */
    public static String of(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /** All of them, in the order of {@link Role}. */
    static final class Known extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Known() {
            super(Arrays.stream(Role.values()).map(RoleName::of).toList());
        }
    }
}
