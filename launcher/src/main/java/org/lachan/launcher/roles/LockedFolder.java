package org.lachan.launcher.roles;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.lachan.content.folder.DataFolder;
import org.lachan.content.folder.DataFolderInUse;
import org.lachan.launcher.engines.DiskSpace;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;

/** A data folder that belongs to this process until it is closed. */
public record LockedFolder(DataFolder folder, AutoCloseable lock) implements AutoCloseable {

    /**
     * Makes the folder where it is missing, and brings an older one up to date.
     *
     * @throws LaunchFailure {@code DATA_UNWRITABLE}, {@code DATA_IN_USE}, {@code DISK_FULL}, {@code NEWER_DATA}
     */
    public static LockedFolder open(Path path) {
        return open(path, folder -> {});
    }

    /** The same; {@code locked} is told of the folder once it is locked, before anything happens to what it holds. */
    public static LockedFolder open(Path path, Consumer<DataFolder> locked) {
        DataFolder folder = new DataFolder(path);
        try {
            // Every release has made this one, and nobody else does.
            boolean used = Files.exists(folder.kafka());
            folder.create();
            DiskSpace.require(folder.root(), DiskSpace.MINIMUM);
            LockedFolder ours = new LockedFolder(folder, folder.lock());
            ours.admit(used, locked);
            return ours;
        } catch (DataFolderInUse e) {
            throw new LaunchFailure(
                    ExitCode.DATA_IN_USE,
                    "The data folder " + folder.root()
                            + " is in use by another instance: stop that one or choose another folder with --data.",
                    "Thư mục dữ liệu " + folder.root()
                            + " đang được một tiến trình khác dùng: hãy dừng tiến trình đó hoặc chọn thư mục khác bằng --data.",
                    e);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private void admit(boolean used, Consumer<DataFolder> locked) throws IOException {
        try {
            locked.accept(folder);
            FolderAdmission.ofThisProgram().admit(folder, used);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            lock.close();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("Cannot release the data folder " + folder.root(), e);
        }
    }

    private static LaunchFailure unwritable(DataFolder folder, IOException e) {
        LaunchFailure full = DiskSpace.asFull(folder.root(), e);
        return full != null
                ? full
                : new LaunchFailure(
                        ExitCode.DATA_UNWRITABLE,
                        "The data folder " + folder.root() + " cannot be written (" + reason(e)
                                + "): mend its permissions or choose another folder with --data.",
                        "Không ghi được vào thư mục dữ liệu " + folder.root() + " (" + reason(e)
                                + "): hãy sửa quyền hoặc chọn thư mục khác bằng --data.",
                        e);
    }

    private static String reason(IOException e) {
        if (e instanceof FileAlreadyExistsException) {
            return e.getMessage() + " is a file";
        }
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
}
