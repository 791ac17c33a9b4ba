package org.lachan.launcher.exit;

/** How the program ended. The numbers are part of the interface: scripts test them. */
public enum ExitCode {
    OK(0, "done, or stopped in order by SIGTERM or SIGINT", "đã xong, hoặc dừng đúng trình tự theo SIGTERM hay SIGINT"),
    FAILED(1, "an error that has no code of its own", "lỗi không có mã riêng"),
    USAGE(2, "a command or option that is unknown, missing or malformed", "lệnh hoặc tùy chọn không hợp lệ"),
    /** The number that the JVM ends with under {@code -XX:+ExitOnOutOfMemoryError}. */
    OUT_OF_MEMORY(
            3,
            "the memory did not suffice: give more with LACHAN_JAVA_OPTS=-Xmx2g",
            "không đủ bộ nhớ: hãy cho thêm bằng LACHAN_JAVA_OPTS=-Xmx2g"),
    BAD_INPUT(4, "a settings file or an input is refused", "tệp cài đặt hoặc đầu vào bị từ chối"),
    PORT_TAKEN(5, "a port is in use by another program", "cổng đang được chương trình khác dùng"),
    DATA_IN_USE(6, "the data folder is in use by another instance", "thư mục dữ liệu đang được tiến trình khác dùng"),
    DATA_UNWRITABLE(7, "the data folder cannot be written", "không ghi được vào thư mục dữ liệu"),
    DISK_FULL(8, "too little free disk space", "còn quá ít dung lượng đĩa"),
    NO_BROKER(
            9,
            "no Kafka broker answers at the bootstrap address",
            "không có máy chủ Kafka nào trả lời tại địa chỉ đã cho"),
    NO_DATABASE(
            10,
            "no PostgreSQL answers at the JDBC address, or it refuses the password",
            "không có PostgreSQL trả lời tại địa chỉ JDBC, hoặc mật khẩu bị từ chối"),
    NO_JAVA(
            11,
            "no JDK of 17 or later was found (said by the script)",
            "không tìm thấy JDK 17 trở lên (do tập lệnh báo)"),
    BUILD_FAILED(
            12,
            "the build failed, or Maven is missing (said by the script)",
            "biên dịch thất bại, hoặc thiếu Maven (do tập lệnh báo)"),
    PARTIAL(
            13,
            "some of the inputs could not be read; the others are done",
            "một số đầu vào không đọc được; các đầu vào khác đã xong"),
    NEWER_DATA(
            14,
            "the data folder or the backup was written by a newer version of this program",
            "thư mục dữ liệu hoặc bản sao lưu do phiên bản mới hơn ghi");

    private final int code;
    private final String meaning;
    private final String vietnamese;

    ExitCode(int code, String meaning, String vietnamese) {
        this.code = code;
        this.meaning = meaning;
        this.vietnamese = vietnamese;
    }

    /** The process' exit status, 0 to 255. */
    public int code() {
        return code;
    }

    /** One clause for {@code --help}. */
    public String meaning() {
        return meaning;
    }

    /** The same clause. */
    public String vietnamese() {
        return vietnamese;
    }
}
