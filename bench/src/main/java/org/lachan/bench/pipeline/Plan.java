package org.lachan.bench.pipeline;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/**
 * Which post comes when. Blocks of a hundred hold a mix's exact shares, each block in another order, the same ones on
 * every machine.
 *
 * <p>Of each kind every twentieth item, 5 %, repeats an earlier one of its kind to the byte: half of them under a new
 * post id, half under the same id as its next revision. All others are distinct.
 */
final class Plan {
    static final int BLOCK = 100;
    static final int REPEAT_EVERY = 20;
    /** How many items of the kind lie between, where there are as many. Odd tens: an original never is a repeat itself. */
    private static final int FAR = 190;

    private static final int NEAR = 10;
    private static final int ORDERS = 64;

    private final Mix mix;
    private final Kind[][] orders = new Kind[ORDERS][BLOCK];
    private final int[][] ordinals = new int[ORDERS][BLOCK];
    private final Map<Kind, int[][]> places = new EnumMap<>(Kind.class);

    Plan(Mix mix, long seed) {
        this.mix = mix;
        for (Kind kind : Kind.values()) {
            places.put(kind, new int[ORDERS][mix.share(kind)]);
        }
        Random random = new Random(seed);
        for (int order = 0; order < ORDERS; order++) {
            draw(order, random);
        }
    }

    private void draw(int order, Random random) {
        Kind[] kinds = orders[order];
        int filled = 0;
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < mix.share(kind); i++) {
                kinds[filled++] = kind;
            }
        }
        for (int i = BLOCK - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            Kind swapped = kinds[i];
            kinds[i] = kinds[other];
            kinds[other] = swapped;
        }
        Map<Kind, Integer> counted = new EnumMap<>(Kind.class);
        for (int place = 0; place < BLOCK; place++) {
            int ordinal = counted.merge(kinds[place], 1, Integer::sum) - 1;
            ordinals[order][place] = ordinal;
            placesOf(kinds[place])[order][ordinal] = place;
        }
    }

    Item item(long number) {
        int order = order(number / BLOCK);
        int place = (int) (number % BLOCK);
        Kind kind = orders[order][place];
        long ordinal = number / BLOCK * mix.share(kind) + ordinals[order][place];
        if (!repeats(ordinal)) {
            return new Item(number, kind, ordinal, number, 1, false);
        }
        long original = ordinal - distance(ordinal);
        return isRevision(ordinal)
                ? new Item(number, kind, original, numberOf(kind, original), 2, true)
                : new Item(number, kind, original, number, 1, true);
    }

    /** The number of the item with this post id and revision; -1 where no item has them. */
    long number(long id, int revision) {
        if (revision == 1) {
            return id;
        }
        Item first = item(id);
        for (int distance : new int[] {NEAR, FAR}) {
            Item again = item(numberOf(first.kind(), first.content() + distance));
            if (again.id() == id && again.revision() == revision) {
                return again.number();
            }
        }
        return -1;
    }

    /** How many items of a kind come before the item with this number. */
    long before(Kind kind, long number) {
        long block = number / BLOCK;
        long count = block * mix.share(kind);
        for (int place = 0; place < number % BLOCK; place++) {
            if (orders[order(block)][place] == kind) {
                count++;
            }
        }
        return count;
    }

    /** The number of the first item with this content. */
    long numberOf(Kind kind, long ordinal) {
        int share = mix.share(kind);
        long block = ordinal / share;
        return block * BLOCK + placesOf(kind)[order(block)][(int) (ordinal % share)];
    }

    private int[][] placesOf(Kind kind) {
        return places.getOrDefault(kind, new int[0][0]);
    }

    /** Whether the item of a kind with this place among its like has the content of an earlier one. */
    static boolean repeats(long ordinal) {
        return ordinal % REPEAT_EVERY == REPEAT_EVERY - 1;
    }

    private static boolean isRevision(long ordinal) {
        return ordinal / REPEAT_EVERY % 2 == 1;
    }

    private static long distance(long ordinal) {
        return ordinal < FAR ? NEAR : FAR;
    }

    // Orders come again after six thousand posts; in between each block is another.
    private static int order(long block) {
        return (int) (block % ORDERS);
    }
}
