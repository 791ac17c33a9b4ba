package org.lachan.takedown.harm;

import static org.lachan.takedown.harm.Priority.P0;
import static org.lachan.takedown.harm.Priority.P1;
import static org.lachan.takedown.harm.Priority.P2;
import static org.lachan.takedown.harm.RequestedAction.AGE_RESTRICT;
import static org.lachan.takedown.harm.RequestedAction.ANONYMISE;
import static org.lachan.takedown.harm.RequestedAction.EDIT;
import static org.lachan.takedown.harm.RequestedAction.REMOVE;

/** The closed harm taxonomy. No configuration can add a code. */
public enum HarmCode {
    CSAM(P1, REMOVE, Way.HAND_OFF, "Tài liệu mô tả xâm hại tình dục trẻ em", "Child sexual abuse material"),
    GROOM(P0, REMOVE, Way.HAND_OFF, "Dụ dỗ, gạ gẫm, tống tiền tình dục trẻ em", "Grooming or sextortion"),
    CSE_TRADE(
            P1,
            REMOVE,
            Way.HAND_OFF,
            "Mua bán, quảng cáo bóc lột tình dục trẻ em",
            "Trade in child sexual exploitation"),
    OBSCENE_TO_CHILD(
            P2, AGE_RESTRICT, Way.LETTER, "Nội dung khiêu dâm nhắm tới trẻ em", "Sexual content aimed at children"),
    BULLY(P2, EDIT, Way.LETTER, "Bắt nạt trẻ em trên mạng", "Cyberbullying of a child"),
    HONOUR(P2, EDIT, Way.LETTER, "Xúc phạm danh dự, nhân phẩm trẻ em", "Insult to a child's honour and dignity"),
    PII(
            P2,
            ANONYMISE,
            Way.LETTER,
            "Tiết lộ thông tin riêng tư của trẻ em",
            "Disclosure of a child's private information"),
    PRESS_ID(
            P2,
            ANONYMISE,
            Way.LETTER,
            "Báo chí làm lộ danh tính trẻ em là nạn nhân, nhân chứng hoặc người vi phạm",
            "Press identifies a child victim, witness or offender"),
    SELF_HARM(P0, AGE_RESTRICT, Way.LETTER, "Cổ xúy, hướng dẫn tự gây hại", "Encouragement of self-harm"),
    CHALLENGE(P2, AGE_RESTRICT, Way.LETTER, "Thử thách nguy hiểm", "Dangerous challenge"),
    ADVICE(P2, ANONYMISE, Way.NONE, "Câu hỏi tư vấn", "How-to question"),
    OTHER_UNCLASSIFIED(P2, ANONYMISE, Way.NONE, "Chưa phân loại", "Not classified");

    private enum Way {
        HAND_OFF,
        LETTER,
        NONE
    }

    private final Priority priority;
    private final RequestedAction leastIntrusive;
    private final Way way;
    private final String vi;
    private final String en;

    HarmCode(Priority priority, RequestedAction leastIntrusive, Way way, String vi, String en) {
        this.priority = priority;
        this.leastIntrusive = leastIntrusive;
        this.way = way;
        this.vi = vi;
        this.en = en;
    }

    /** False for the two codes that name no harm. */
    public boolean issuable() {
        return way != Way.NONE;
    }

    /** A crime against a child: it goes to the police, never into a letter of ours. */
    public boolean handOffOnly() {
        return way == Way.HAND_OFF;
    }

    /** Whether a removal request may be drafted. */
    public boolean mayRequest() {
        return way == Way.LETTER;
    }

    public Priority priority() {
        return priority;
    }

    /** The default remedy; a stronger one needs a rationale. */
    public RequestedAction leastIntrusive() {
        return leastIntrusive;
    }

    public String vi() {
        return vi;
    }

    public String en() {
        return en;
    }
}
