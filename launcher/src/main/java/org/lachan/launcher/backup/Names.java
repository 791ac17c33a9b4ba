package org.lachan.launcher.backup;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Which names of a data folder go into which archive, and how entries are called there. */
final class Names {
    static final String MANIFEST = "lachan/manifest.json";
    static final String SUMS = "lachan/sums/";
    static final String END = "lachan/end.json";
    static final String DATA = "data/";

    private static final String KEYS = "keys";

    /**
     * What is made again (programs, local state), what belongs to one run (lock, logs), and media, which may live 24
     * hours and not a backup's life.
     */
    private static final List<Pattern> LEFT_OUT = List.of(
            Pattern.compile("lock|streams|logs|restore\\.unfinished"),
            Pattern.compile("sealed/media"),
            Pattern.compile("postgres/(server-.*|server\\.log|.*\\.unfinished)"),
            Pattern.compile("(.*/)?\\.new-[^/]*"));

    private Names() {}

    /** Whether that file or folder belongs into the archive; what is under a folder that does not, does not either. */
    static boolean belongs(Manifest.Kind kind, String name) {
        return switch (kind) {
            case KEYS -> isKey(name) && !name.contains("/.new-");
            case DATA ->
                !isKey(name)
                        && LEFT_OUT.stream().noneMatch(out -> out.matcher(name).matches());
        };
    }

    private static boolean isKey(String name) {
        return name.equals(KEYS) || name.startsWith(KEYS + "/");
    }

    /** The name of a file in the folder, with slashes on every system. */
    static String of(Path root, Path file) {
        return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    /** Whether extracting that name stays inside the folder and inside what such an archive holds. */
    static boolean isSafe(Manifest.Kind kind, String name) {
        if (name.startsWith("/") || name.contains("\\") || name.chars().anyMatch(c -> c < ' ')) {
            return false;
        }
        String path = "";
        for (String part : name.split("/", -1)) {
            path = path.isEmpty() ? part : path + "/" + part;
            if (part.isEmpty() || part.equals(".") || part.equals("..") || !belongs(kind, path)) {
                return false;
            }
        }
        return true;
    }
}
