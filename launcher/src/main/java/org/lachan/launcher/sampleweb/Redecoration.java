package org.lachan.launcher.sampleweb;

/** What changes around one story's words when the second edition is printed. */
enum Redecoration {
    /** As version 0.1.0 printed it, for which other bytes were a revision. Its folders keep the web that they saw. */
    SURROUNDINGS {
        @Override
        Story of(Story story) {
            return story.surroundedBy(OTHER_CLUTTER);
        }
    },
    /** What people see of the page changes, its words do not. */
    PICTURE {
        @Override
        Story of(Story story) {
            return story.surroundedBy(OTHER_CLUTTER).withAnotherPicture();
        }
    };

    private static final int OTHER_CLUTTER = 1_000;

    abstract Story of(Story story);
}
