package org.lachan.launcher.cli;

import org.lachan.launcher.engines.LoopbackPort;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a port's number. */
public final class Port implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
        try {
            int port = Integer.parseInt(value);
            LoopbackPort.check(port);
            return port;
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("a port is a number from 0 to 65535, not " + value);
        }
    }
}
