package org.spineline.kernel.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.spineline.kernel.config.WrongConfigurationException;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * A key as a site puts it down: random bytes in Base64, in a setting itself or in a file. What is wrong with one is said
 * without quoting it.
 *
 * @param name of the setting, as it is written in the configuration
 * @param remedy what to set; a sentence
 */
public record KeySetting(String name, String remedy) {
    /** Of an AES key. */
    public static final int BYTES = 32;

    private static final String FILE = "file:";

    /** @throws WrongConfigurationException if the text is not Base64 */
    public byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException notBase64) {
            // Without the cause: it would quote the key.
            throw wrong("is not Base64");
        }
    }

    /** @throws WrongConfigurationException if the text is not {@value #BYTES} bytes in Base64 */
    public byte[] exactly(String text) {
        byte[] key = decoded(text);
        if (key.length != BYTES) {
            throw wrong("has " + key.length + " bytes instead of " + BYTES);
        }
        return key;
    }

    /**
     * What the setting says, or what stands in the file it names with {@code file:} and a path.
     *
     * @param mayMake writes a file that is not there; for the demo, whose keys protect nobody
     */
    public String text(String told, boolean mayMake) {
        return told.strip().startsWith(FILE) ? inFile(Path.of(told.strip().substring(FILE.length())), mayMake) : told;
    }

    /**
     * Several, with commas between them, each as {@link #text}: the one that writes first.
     *
     * @throws WrongConfigurationException if nothing is set
     */
    public List<String> texts(Environment environment) {
        String told = environment.getProperty(name, "").strip();
        if (told.isEmpty()) {
            throw wrong("is not set");
        }
        boolean mayMake = environment.acceptsProfiles(Profiles.of("demo"));
        return Arrays.stream(told.split(",")).map(each -> text(each, mayMake)).toList();
    }

    /** @throws WrongConfigurationException if the file is not there, cannot be read or, where it may, cannot be made */
    public String inFile(Path file, boolean mayMake) {
        try {
            if (mayMake && Files.notExists(file)) {
                PrivateFiles.write(file, Base64.getEncoder().encodeToString(Tokens.random(BYTES)));
            }
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw wrong("names the file " + file + ", which is not there or may not be read");
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw wrong("names a file that cannot be read");
        }
    }

    /** @param what of the setting; a phrase that follows its name */
    public WrongConfigurationException wrong(String what) {
        return new WrongConfigurationException(name + " " + what + ".", remedy);
    }
}
