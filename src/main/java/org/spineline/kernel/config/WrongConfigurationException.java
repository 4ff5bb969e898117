package org.spineline.kernel.config;

/** Stops the start: a key says something that cannot work. */
public class WrongConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * @param what is wrong, naming the key; a sentence
     * @param remedy what to set instead; a sentence
     */
    public WrongConfigurationException(String what, String remedy) {
        super(what);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
