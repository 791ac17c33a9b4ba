package org.lachan.launcher.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** As the jar's manifest says. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("unpackaged");
        return new String[] {"lachan " + version};
    }
}
