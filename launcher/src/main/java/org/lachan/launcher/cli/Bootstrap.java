package org.lachan.launcher.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads addresses of Kafka brokers; whether anybody answers there is not its business. */
final class Bootstrap implements ITypeConverter<String> {
    private static final String ADDRESS = "[^\\s,]+:[0-9]{1,5}";

    @Override
    public String convert(String value) {
        if (value.matches(ADDRESS + "(," + ADDRESS + ")*")) {
            return value;
        }
        throw new TypeConversionException("expected HOST:PORT, not " + value);
    }
}
