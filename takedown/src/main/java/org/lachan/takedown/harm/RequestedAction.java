package org.lachan.takedown.harm;

/** Remedies, the least intrusive first. */
public enum RequestedAction {
    ANONYMISE("Ẩn danh, làm mờ chi tiết nhận dạng", "Anonymise"),
    EDIT("Sửa hoặc xóa phần vi phạm", "Edit"),
    AGE_RESTRICT("Giới hạn độ tuổi", "Restrict by age"),
    GEO_RESTRICT("Giới hạn theo lãnh thổ", "Restrict by territory"),
    REMOVE("Gỡ bỏ", "Remove"),
    STOP_SPREAD("Gỡ bỏ và ngăn phát tán lại", "Remove and stop further spreading");

    private final String vi;
    private final String en;

    RequestedAction(String vi, String en) {
        this.vi = vi;
        this.en = en;
    }

    public boolean strongerThan(RequestedAction other) {
        return compareTo(other) > 0;
    }

    public String vi() {
        return vi;
    }

    public String en() {
        return en;
    }
}
