package org.spineline.procedure;

/** Cement outside the vertebra, type after Yeom; D is into the disc. */
public enum Leak {
    NONE("none"),
    TYPE_B("type B"),
    TYPE_S("type S"),
    TYPE_C("type C"),
    TYPE_D("type D");

    private final String words;

    Leak(String words) {
        this.words = words;
    }

    /** As a report says it, the type as a capital. */
    public String words() {
        return words;
    }
}
