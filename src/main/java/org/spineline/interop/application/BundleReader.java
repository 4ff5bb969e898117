package org.spineline.interop.application;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.ErrorHandlerAdapter;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.problem.FieldError;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Walks through a bundle entry by entry and hands only the kinds we use to HAPI: a record is mostly notes and claims,
 * and a mistake is told at its own entry.
 */
@Component
class BundleReader {
    private static final Set<String> USED =
            Set.of("Patient", "Condition", "Observation", "MedicationRequest", "Medication", "AllergyIntolerance");
    private static final Set<String> BUNDLE_TYPES = Set.of("transaction", "batch", "collection");
    /** As JSON writes it; neither text nor databases know what to do with it. */
    private static final String NUL = "\\u0000";

    private static final int ERRORS_TOLD = 20;
    private static final int MAX_TEXT = 30_000_000;
    private static final int LONGEST_QUOTE = 60;

    private final ImportLimits limits;
    private final JsonMapper json;

    BundleReader(ImportLimits limits) {
        this.limits = limits;
        this.json = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(limits.maxDepth())
                                .maxStringLength(MAX_TEXT)
                                .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }

    /** @throws org.spineline.kernel.problem.RuleViolationException with line and column, or the place in the bundle */
    ParsedBundle read(byte[] content) {
        if (content.length == 0) {
            throw ImportRefusal.at("", "The file is empty.");
        }
        if (content.length > limits.maxFile().toBytes()) {
            throw ImportRefusal.at(
                    "",
                    "The file is larger than %d MB. Split it and try again."
                            .formatted(limits.maxFile().toMegabytes()));
        }
        try (InputStream text = unpacked(content);
                JsonParser parser = json.createParser(text)) {
            return new Walk(parser).bundle();
        } catch (StreamConstraintsException tooMuch) {
            throw ImportRefusal.at("", "The file is nested too deeply or holds a text that is far too long.");
        } catch (TooLarge bomb) {
            throw tooLarge();
        } catch (ZipException | java.io.EOFException damaged) {
            throw ImportRefusal.at("", "The compressed file is damaged. Send it again.");
        } catch (IOException unreadable) {
            throw ImportRefusal.at("", "The file cannot be read.");
        } catch (JacksonException broken) {
            for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
                if (cause instanceof TooLarge) {
                    throw tooLarge();
                }
                if (cause instanceof ZipException || cause instanceof java.io.EOFException) {
                    throw ImportRefusal.at("", "The compressed file is damaged. Send it again.");
                }
            }
            throw ImportRefusal.at(
                    "",
                    "The file is not valid JSON at line %d, column %d."
                            .formatted(
                                    broken.getLocation().getLineNr(),
                                    broken.getLocation().getColumnNr()));
        }
    }

    /** Built at the first import: it takes a second, which no start should pay. */
    private static IParser hapi(List<FieldError> errors) {
        IParser parser = FhirContext.forR4Cached().newJsonParser();
        parser.setParserErrorHandler(new Collecting(errors));
        return parser;
    }

    private RuntimeException tooLarge() {
        return ImportRefusal.at(
                "",
                "The file unpacks to more than %d MB. Split it and try again."
                        .formatted(limits.maxUnpacked().toMegabytes()));
    }

    private InputStream unpacked(byte[] content) throws IOException {
        boolean compressed = content.length > 2 && (content[0] & 0xff) == 0x1f && (content[1] & 0xff) == 0x8b;
        InputStream raw = new ByteArrayInputStream(content);
        return new Bounded(
                compressed ? new GZIPInputStream(raw) : raw,
                limits.maxUnpacked().toBytes());
    }

    /** One pass through one file. */
    private final class Walk {
        private final JsonParser parser;
        private final List<ParsedBundle.Entry> entries = new ArrayList<>();
        private final Map<String, Integer> ignored = new TreeMap<>();
        private final List<FieldError> errors = new ArrayList<>();
        private final List<FieldError> ofThisEntry = new ArrayList<>();
        private @Nullable IParser fhir;

        Walk(JsonParser parser) {
            this.parser = parser;
        }

        ParsedBundle bundle() {
            String kind = null;
            String type = null;
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw ImportRefusal.at("", "The file is JSON, but not a FHIR bundle.");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "resourceType" -> kind = parser.getString();
                    case "type" -> type = parser.getString();
                    case "entry" -> walk(value);
                    default -> parser.skipChildren();
                }
            }
            if (parser.nextToken() != null) {
                throw ImportRefusal.at("", "Something follows the end of the bundle.");
            }
            if (!"Bundle".equals(kind)) {
                throw ImportRefusal.at("/resourceType", "The file is not a FHIR bundle.");
            }
            if (type == null || !BUNDLE_TYPES.contains(type)) {
                throw ImportRefusal.at("/type", "Only transaction, batch and collection bundles can be taken in.");
            }
            if (!errors.isEmpty()) {
                throw ImportRefusal.of(errors);
            }
            return new ParsedBundle(entries, ignored);
        }

        private void walk(JsonToken start) {
            if (start != JsonToken.START_ARRAY) {
                throw ImportRefusal.at("/entry", "The entries of a bundle are a list.");
            }
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                JsonNode entry = json.readTree(parser);
                String path = "/entry/" + i + "/resource";
                JsonNode resource = entry.path("resource");
                String kind = resource.path("resourceType").asString("");
                if (!USED.contains(kind)) {
                    ignored.merge(resource.isMissingNode() ? "(none)" : known(kind), 1, Integer::sum);
                } else {
                    take(path, entry.path("fullUrl").asString(""), resource);
                }
            }
        }

        private void take(String path, String fullUrl, JsonNode resource) {
            if (errors.size() >= ERRORS_TOLD) {
                return;
            }
            ofThisEntry.clear();
            String text = resource.toString();
            if (text.contains(NUL)) {
                errors.add(new FieldError(path, "A text here holds a character that no text can hold (U+0000)."));
                return;
            }
            try {
                Resource parsed = (Resource) fhir().parseResource(text);
                entries.add(new ParsedBundle.Entry(path, fullUrl.isEmpty() ? null : fullUrl, parsed));
            } catch (DataFormatException | ClassCastException | IllegalArgumentException broken) {
                ofThisEntry.add(new FieldError(
                        "",
                        "This is not a valid FHIR R4 %s."
                                .formatted(resource.path("resourceType").asString(""))));
            }
            ofThisEntry.forEach(error -> errors.add(new FieldError(path + error.pointer(), error.message())));
        }

        private IParser fhir() {
            if (fhir == null) {
                fhir = hapi(ofThisEntry);
            }
            return fhir;
        }

        /** Types come from the file: an unheard-of one is shown, but not at any length. */
        private static String known(String kind) {
            return kind.matches("[A-Za-z]{1,60}") ? kind : "(unknown)";
        }
    }

    /** What HAPI would put up with or throw at: told at its field, all of an entry at once. */
    private static final class Collecting extends ErrorHandlerAdapter {
        private final List<FieldError> errors;

        Collecting(List<FieldError> errors) {
            this.errors = errors;
        }

        @Override
        public void invalidValue(@Nullable IParseLocation at, String value, String error) {
            errors.add(new FieldError(pointer(at, null), "\"%s\" cannot be used here.".formatted(quoted(value))));
        }

        @Override
        public void incorrectJsonType(
                @Nullable IParseLocation at,
                String element,
                ValueType expected,
                @Nullable ScalarType expectedScalar,
                ValueType found,
                @Nullable ScalarType foundScalar) {
            // A number written as text is common and harmless; a text where an object belongs is not.
            if (expected != found) {
                errors.add(new FieldError(pointer(at, element), "This has the wrong form for FHIR R4."));
            }
        }

        @Override
        public void unexpectedRepeatingElement(@Nullable IParseLocation at, String element) {
            errors.add(new FieldError(pointer(at, element), "This may stand here only once."));
        }

        private static String pointer(@Nullable IParseLocation at, @Nullable String element) {
            String parent = at == null ? null : at.getParentElementName();
            return (parent == null ? "" : "/" + parent) + (element == null ? "" : "/" + element);
        }

        private static String quoted(@Nullable String value) {
            String text = String.valueOf(value).strip();
            return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
        }
    }

    /** Stops a small file from unpacking into a very large one. */
    private static final class Bounded extends java.io.FilterInputStream {
        private long left;

        Bounded(InputStream in, long most) {
            super(in);
            left = most;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int got = super.read(buffer, offset, length);
            count(Math.max(got, 0));
            return got;
        }

        private void count(int bytes) throws TooLarge {
            left -= bytes;
            if (left < 0) {
                throw new TooLarge();
            }
        }
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
