package org.lachan.bench.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads whole seconds, from one to a day. */
final class SecondsOption implements ITypeConverter<Integer> {
    private static final int MOST = 86_400;

    @Override
    public Integer convert(String value) {
        if (value.matches("[0-9]{1,5}")) {
            int seconds = Integer.parseInt(value);
            if (seconds >= 1 && seconds <= MOST) {
                return seconds;
            }
        }
        throw new TypeConversionException("expected seconds from 1 to " + MOST + ", not " + value);
    }
}
