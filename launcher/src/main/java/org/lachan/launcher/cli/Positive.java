package org.lachan.launcher.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number of 1 or more. */
public final class Positive implements ITypeConverter<Integer> {
    private static final int MOST = Short.MAX_VALUE;

    @Override
    public Integer convert(String value) {
        if (value.matches("[0-9]{1,5}")) {
            int number = Integer.parseInt(value);
            if (number >= 1 && number <= MOST) {
                return number;
            }
        }
        throw new TypeConversionException("expected a number from 1 to " + MOST + ", not " + value);
    }
}
