package org.lachan.launcher.cli;

import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one of the languages that people are spoken to in. */
final class Language implements ITypeConverter<String> {
    private static final Set<String> KNOWN = Set.of("vi", "en");

    @Override
    public String convert(String value) {
        if (KNOWN.contains(value)) {
            return value;
        }
        throw new TypeConversionException("expected vi or en, not " + value);
    }
}
