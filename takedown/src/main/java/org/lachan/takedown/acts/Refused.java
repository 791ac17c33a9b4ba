package org.lachan.takedown.acts;

/** An act that the rules do not allow, with one sentence for the person who tried. Nothing was changed. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Refusal code;
    private final String vi;

    public Refused(Refusal code, String vi, String en) {
        super(en);
        this.code = code;
        this.vi = vi;
    }

    public static Refused notFound(String what) {
        return new Refused(Refusal.NOT_FOUND, "Không tìm thấy " + what + ".", "There is no " + what + ".");
    }

    public static Refused stale() {
        return new Refused(
                Refusal.STALE,
                "Người khác vừa thay đổi mục này; hãy tải lại trang rồi làm lại.",
                "Somebody else has just changed this; load the page again and repeat.");
    }

    public Refusal code() {
        return code;
    }

    public String vi() {
        return vi;
    }

    public String en() {
        return String.valueOf(getMessage());
    }
}
