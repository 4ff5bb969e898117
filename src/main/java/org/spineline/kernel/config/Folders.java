package org.spineline.kernel.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders and files that a configuration names, looked at before anybody depends on them. */
public final class Folders {
    private Folders() {}

    /**
     * Makes the folder if it is missing and tries to write into it.
     *
     * @throws WrongConfigurationException if that does not work
     */
    public static void requireWritable(String key, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".spineline", ".try"));
        } catch (IOException | SecurityException refused) {
            throw new WrongConfigurationException(
                    key + " names the folder " + folder + ", which cannot be written to.",
                    "Name a folder that exists and that the user running Spineline may write to.");
        }
    }

    /** @throws WrongConfigurationException if it is not there or may not be read */
    public static void requireReadable(String key, Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new WrongConfigurationException(
                    key + " names the file " + file + ", which is not there or may not be read.",
                    "Create the file, or correct the path; the user running Spineline must be able to read it.");
        }
    }
}
