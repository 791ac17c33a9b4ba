package org.lachan.launcher.roles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lachan.content.folder.DataFolder;
import org.lachan.content.folder.FolderVersion;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which data folders this version of the program may work on, and how older ones become like its own. */
public final class FolderAdmission {
    private static final Logger LOG = LoggerFactory.getLogger(FolderAdmission.class);
    private static final String UNFINISHED = "restore.unfinished";

    /** The first converts format 1 to 2. None so far: all releases write the same layout. */
    private static final List<Step> STEPS = List.of();

    private final Product product;
    private final List<Step> steps;

    FolderAdmission(Product product, List<Step> steps) {
        this.product = product;
        this.steps = List.copyOf(steps);
    }

    /** Of the running program. */
    public static FolderAdmission ofThisProgram() {
        return new FolderAdmission(Product.running(), STEPS);
    }

    /** Converts a folder by one format. Runs again after a crash, so it must bear being repeated. */
    interface Step {
        void convert(DataFolder folder) throws IOException;
    }

    /** The file that says that a restore into the folder has not ended. */
    public static Path unfinishedRestore(DataFolder folder) {
        return folder.root().resolve(UNFINISHED);
    }

    /**
     * Converts the folder where it is of an older format, and marks it as this program's.
     *
     * @param used whether an instance has run on it before
     * @throws LaunchFailure {@code NEWER_DATA}, or {@code BAD_INPUT} for a restore that did not end
     */
    void admit(DataFolder folder, boolean used) throws IOException {
        if (Files.exists(unfinishedRestore(folder))) {
            throw halfRestored(folder);
        }
        Optional<FolderVersion> marked = FolderVersion.read(folder);
        FolderVersion found = marked.orElse(used ? FolderVersion.UNMARKED : new FolderVersion(current(), product()));
        requireNotNewer(folder.root(), found);
        for (int format = found.format(); format < current(); format++) {
            steps.get(format - 1).convert(folder);
            new FolderVersion(format + 1, found.product()).write(folder);
            LOG.info("event=folder.converted from={} to={}", format, format + 1);
        }
        if (marked.isEmpty() && !used) {
            begin(folder, found);
        } else {
            mark(folder, marked, found);
        }
    }

    private static void begin(DataFolder folder, FolderVersion ours) throws IOException {
        ours.write(folder);
        LOG.info("event=folder.made by={} format={}", ours.product(), ours.format());
    }

    private void mark(DataFolder folder, Optional<FolderVersion> marked, FolderVersion found) throws IOException {
        FolderVersion ours = new FolderVersion(current(), product());
        if (!marked.equals(Optional.of(ours))) {
            ours.write(folder);
            LOG.info("event=folder.marked was={} is={} format={}", found.product(), product(), current());
        }
    }

    /** Throws {@link LaunchFailure} {@code NEWER_DATA} for what a newer version of the program wrote */
    public void requireNotNewer(Path where, FolderVersion found) {
        if (found.format() > current() || product.isOlderThan(new Product(found.product()))) {
            throw new LaunchFailure(
                    ExitCode.NEWER_DATA,
                    where + " was last written by version " + found.product() + " (format " + found.format()
                            + "), and this is " + product() + " (format " + current()
                            + "): run that version, or restore a backup that was made before the upgrade.",
                    where + " được phiên bản " + found.product() + " ghi lần cuối (định dạng " + found.format()
                            + "), còn đây là " + product() + " (định dạng " + current()
                            + "): hãy chạy phiên bản đó, hoặc khôi phục bản sao lưu đã tạo trước khi nâng cấp.");
        }
    }

    private int current() {
        return steps.size() + 1;
    }

    private String product() {
        return product.version();
    }

    private static LaunchFailure halfRestored(DataFolder folder) {
        return new LaunchFailure(
                ExitCode.BAD_INPUT,
                "A restore into " + folder.root() + " did not end: empty the folder and restore again.",
                "Việc khôi phục vào " + folder.root() + " chưa xong: hãy xóa hết thư mục này rồi khôi phục lại.");
    }
}
