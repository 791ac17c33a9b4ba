package org.lachan.bench.cli;

import org.lachan.bench.pipeline.Rate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number of posts a second, or {@code max}. */
final class RateOption implements ITypeConverter<Rate> {
    private static final int MOST = 1_000_000;

    @Override
    public Rate convert(String value) {
        if (value.equals("max")) {
            return Rate.MAX;
        }
        if (value.matches("[0-9]{1,7}")) {
            int perSecond = Integer.parseInt(value);
            if (perSecond >= 1 && perSecond <= MOST) {
                return new Rate(perSecond);
            }
        }
        throw new TypeConversionException("expected max or a number from 1 to " + MOST + ", not " + value);
    }
}
