package org.lachan.launcher.backup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;

/** Walks what belongs into an archive, folders before what is in them. */
final class FolderWalk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Manifest.Kind kind;
    private final Visit folders;
    private final Visit files;

    private FolderWalk(Path root, Manifest.Kind kind, Visit folders, Visit files) {
        this.root = root;
        this.kind = kind;
        this.folders = folders;
        this.files = files;
    }

    /** What to do with a file or a folder. */
    interface Visit {
        void accept(String name, Path path, PosixFileAttributes attributes) throws IOException;
    }

    /** Throws {@link LaunchFailure} {@code BAD_INPUT} at a link: what it leads to is not this folder's */
    static void walk(Path root, Manifest.Kind kind, Visit folders, Visit files) throws IOException {
        Files.walkFileTree(root, new FolderWalk(root, kind, folders, files));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        if (folder.equals(root)) {
            return FileVisitResult.CONTINUE;
        }
        String name = Names.of(root, folder);
        if (!Names.belongs(kind, name)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        folders.accept(name, folder, posix(folder));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        String name = Names.of(root, file);
        if (Names.belongs(kind, name)) {
            requireFile(file, attributes);
            files.accept(name, file, posix(file));
        }
        return FileVisitResult.CONTINUE;
    }

    private static PosixFileAttributes posix(Path path) throws IOException {
        return Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static void requireFile(Path file, BasicFileAttributes attributes) {
        if (!attributes.isRegularFile()) {
            throw new LaunchFailure(
                    ExitCode.BAD_INPUT,
                    file + " is no plain file but a link or a device: a backup takes what lies in the folder itself.",
                    file + " không phải tệp thường mà là liên kết hoặc thiết bị: bản sao lưu chỉ lấy những gì nằm"
                            + " ngay trong thư mục.");
        }
    }
}
