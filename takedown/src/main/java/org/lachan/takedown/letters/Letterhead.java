package org.lachan.takedown.letters;

/**
 * The issuing body as its letters show it.
 *
 * @param parent the body above it, printed over its name; may be empty
 * @param symbol what follows the number: body and drafting unit, as in {@code BMTE-BV}
 * @param place the place of issue, as in {@code Hà Nội}
 * @param authority the form of authority of the signatory, as in {@code KT. CỤC TRƯỞNG}; may be empty
 * @param competent whether the law makes its requests start a statutory term for a platform
 */
public record Letterhead(
        String parent,
        String name,
        String unit,
        String symbol,
        String place,
        String address,
        String email,
        String phone,
        String website,
        String authority,
        String signatoryTitle,
        boolean competent) {

    public Letterhead {
        if (name.isBlank() || symbol.isBlank() || place.isBlank() || email.isBlank() || signatoryTitle.isBlank()) {
            throw new IllegalArgumentException(
                    "a letterhead needs a name, a symbol, a place, an e-mail address and the signatory's title");
        }
    }

    /** An invented body, for the demo and for a machine that has not been configured. */
    public static Letterhead sample() {
        return new Letterhead(
                "Cơ quan chủ quản (mẫu)",
                "Cơ quan Trẻ em (mẫu)",
                "Phòng Môi trường mạng",
                "BVTE-MTM",
                "Hà Nội",
                "Số 1 phố Mẫu, Hà Nội",
                "phanhoi@baovetreem.example",
                "000 0000 000",
                "baovetreem.example",
                "",
                "Thủ trưởng cơ quan",
                false);
    }
}
