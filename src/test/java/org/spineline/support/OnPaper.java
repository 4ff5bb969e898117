package org.spineline.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads what was printed. */
public final class OnPaper {
    private static final Set<PdfName> FILES = Set.of(PdfName.FONTFILE, PdfName.FONTFILE2, PdfName.FONTFILE3);

    private OnPaper() {}

    /** The text of each page with single blanks, after a look whether the file can be filed: every type is in it. */
    public static List<String> pages(byte[] pdf) throws IOException {
        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        List<String> texts = new ArrayList<>();
        try (PdfReader reader = new PdfReader(pdf)) {
            PdfTextExtractor extractor = new PdfTextExtractor(reader);
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                texts.add(extractor.getTextFromPage(page).replaceAll("\\s+", " "));
            }
            assertThat(loose(reader)).as("types that are not in the file").isEmpty();
        }
        return texts;
    }

    /** The same as one text. */
    public static String text(byte[] pdf) throws IOException {
        return String.join(" ", pages(pdf));
    }

    private static Set<String> loose(PdfReader reader) {
        Set<String> loose = new TreeSet<>();
        for (int i = 0; i < reader.getXrefSize(); i++) {
            PdfObject object = reader.getPdfObject(i);
            if (object instanceof PdfDictionary font
                    && PdfName.FONT.equals(font.get(PdfName.TYPE))
                    && !PdfName.TYPE0.equals(font.get(PdfName.SUBTYPE))) {
                PdfDictionary described = font.getAsDict(PdfName.FONTDESCRIPTOR);
                if (described == null || FILES.stream().noneMatch(file -> described.get(file) != null)) {
                    loose.add(String.valueOf(font.get(PdfName.BASEFONT)));
                }
            }
        }
        return loose;
    }
}
