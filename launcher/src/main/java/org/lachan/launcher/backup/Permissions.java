package org.lachan.launcher.backup;

import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Permissions as the number that tar keeps. */
final class Permissions {
    private static final int OWNER_FILE = 0600;
    private static final int OWNER_FOLDER = 0700;
    /** Nobody else may write, whatever an archive says. */
    private static final int KEPT = 0755;

    private Permissions() {}

    static int mode(Set<PosixFilePermission> permissions) {
        int mode = 0;
        for (PosixFilePermission permission : permissions) {
            mode |= bit(permission);
        }
        return mode;
    }

    static Set<PosixFilePermission> ofFile(int mode) {
        return set((mode & KEPT) | OWNER_FILE);
    }

    static Set<PosixFilePermission> ofFolder(int mode) {
        return set((mode & KEPT) | OWNER_FOLDER);
    }

    private static Set<PosixFilePermission> set(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (PosixFilePermission permission : PosixFilePermission.values()) {
            if ((mode & bit(permission)) != 0) {
                permissions.add(permission);
            }
        }
        return permissions;
    }

    private static int bit(PosixFilePermission permission) {
        return switch (permission) {
            case OWNER_READ -> 0400;
            case OWNER_WRITE -> 0200;
            case OWNER_EXECUTE -> 0100;
            case GROUP_READ -> 0040;
            case GROUP_WRITE -> 0020;
            case GROUP_EXECUTE -> 0010;
            case OTHERS_READ -> 0004;
            case OTHERS_WRITE -> 0002;
            case OTHERS_EXECUTE -> 0001;
        };
    }
}
