package org.lachan.content.documents;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the reader's process is started: by this process's own Java and class path, whether that is a list of jars, one
 * jar whose manifest names the others, or one jar with the others inside.
 *
 * @param java program that runs it
 * @param memoryMegabytes its heap
 */
record ReaderCommand(Path java, int memoryMegabytes) {
    private static final String MAIN = ReaderMain.class.getName();
    private static final String NESTED_LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";
    // Secrets come by the environment: whoever reads a stranger's document has none of them. File names need the
    // locale.
    private static final Set<String> KEPT_ENVIRONMENT = Set.of("LC_ALL", "LC_CTYPE", "LANG");

    static ReaderCommand own(int memoryMegabytes) {
        return new ReaderCommand(Path.of(System.getProperty("java.home"), "bin", "java"), memoryMegabytes);
    }

    Process start(Path folder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(folder)).directory(folder.toFile());
        withoutSecrets(builder.environment());
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static void withoutSecrets(Map<String, String> environment) {
        environment.keySet().retainAll(KEPT_ENVIRONMENT);
    }

    private List<String> command(Path folder) {
        boolean nested = isNested(ReaderMain.class.getProtectionDomain().getCodeSource());
        return List.of(
                java.toString(),
                "-Xmx" + memoryMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + folder,
                "-Duser.home=" + folder,
                // A log line of a library could quote the document.
                "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
                // Read by the launcher of nested jars only.
                "-Dloader.main=" + MAIN,
                "-cp",
                absolute(System.getProperty("java.class.path")),
                nested ? NESTED_LAUNCHER : MAIN);
    }

    private static boolean isNested(@Nullable CodeSource source) {
        URL location = source == null ? null : source.getLocation();
        return location != null && location.toString().startsWith("jar:nested:");
    }

    // The reader does not start in this process's folder.
    private static String absolute(String classPath) {
        List<String> entries = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            entries.add(
                    entry.isEmpty() ? entry : Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }
}
