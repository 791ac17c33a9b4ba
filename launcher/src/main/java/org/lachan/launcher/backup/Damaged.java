package org.lachan.launcher.backup;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An archive that is not what it was when it was made. */
public final class Damaged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String english;
    private final String vietnamese;

    private Damaged(Path archive, String english, String vietnamese, @Nullable Throwable cause) {
        super(archive + ": " + english, cause);
        this.english = "The archive " + archive + " is damaged: " + english + ".";
        this.vietnamese = "Tệp lưu trữ " + archive + " bị hỏng: " + vietnamese + ".";
    }

    static Damaged changed(Path archive, String name) {
        return new Damaged(archive, name + " was changed", name + " đã bị thay đổi", null);
    }

    static Damaged cutOff(Path archive, String after) {
        return new Damaged(archive, "it is cut off after " + after, "bị cắt cụt sau " + after, null);
    }

    static Damaged unreadable(Path archive, String at, Throwable cause) {
        return new Damaged(
                archive,
                "it cannot be read at " + at + " (" + cause.getMessage() + ")",
                "không đọc được tại " + at + " (" + cause.getMessage() + ")",
                cause);
    }

    static Damaged foreign(Path archive, String name) {
        return new Damaged(
                archive,
                "it holds " + name + ", which no backup holds",
                "có " + name + ", thứ không có trong bản sao lưu nào",
                null);
    }

    static Damaged noArchive(Path archive, @Nullable Throwable cause) {
        return new Damaged(archive, "it is no backup of Lá chắn", "không phải bản sao lưu của Lá chắn", cause);
    }

    /** One sentence. */
    public String english() {
        return english;
    }

    /** The same sentence. */
    public String vietnamese() {
        return vietnamese;
    }
}
