package org.spineline.kernel.print;

import com.lowagie.text.Chunk;
import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.HeaderFooter;
import com.lowagie.text.ListItem;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** What all our printed pages have in common: margins, type, lines, and who is meant at the foot of each. */
public final class Print {
    public static final Color LINE = new Color(0x8a, 0x94, 0x9e);

    private static final String HIGH_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final String FACES = "liberation/LiberationSans-%s.ttf";

    private Print() {}

    /** Sizes of paper. */
    public enum Paper {
        A4,
        LETTER
    }

    /** @param margin on each side, in points */
    public static Document document(Paper paper, float margin) {
        return new Document(paper == Paper.A4 ? PageSize.A4 : PageSize.LETTER, margin, margin, margin, margin);
    }

    /** @param numbered whether the number of the page follows the text */
    public static HeaderFooter footer(String text, boolean numbered) {
        HeaderFooter footer = new HeaderFooter(new Phrase(printable(text), font(8, Font.NORMAL)), numbered);
        footer.setAlignment(Element.ALIGN_CENTER);
        footer.setBorder(Rectangle.TOP);
        footer.setBorderColor(LINE);
        return footer;
    }

    /** Some words within a line. @param style normal, bold or italic of {@link Font}, as everywhere here */
    public static Chunk chunk(String text, float size, int style) {
        return new Chunk(printable(text), font(size, style));
    }

    public static Paragraph paragraph(String text, float size, int style) {
        return new Paragraph(printable(text), font(size, style));
    }

    /** @param leading from one line to the next, in points */
    public static Paragraph paragraph(float leading, String text, float size, int style) {
        return new Paragraph(leading, printable(text), font(size, style));
    }

    public static PdfPCell cell(String text, float size, int style) {
        PdfPCell cell = new PdfPCell(new Phrase(printable(text), font(size, style)));
        cell.setBorderColor(LINE);
        cell.setPadding(4);
        return cell;
    }

    /** A paragraph of a letter, with as much space below. */
    public static Paragraph paragraph(String text, float size, int style, float after) {
        Paragraph paragraph = paragraph(text, size, style);
        paragraph.setSpacingAfter(after);
        return paragraph;
    }

    /** @param leading from one line to the next, in points */
    public static com.lowagie.text.List bullets(List<String> lines, float leading, float size) {
        com.lowagie.text.List list = new com.lowagie.text.List(false, 12);
        list.setListSymbol(chunk("•", size, Font.NORMAL));
        lines.forEach(line -> list.add(new ListItem(leading, printable(line), font(size, Font.NORMAL))));
        return list;
    }

    /** What has to be found at once: a framed field as wide as the page. */
    public static PdfPTable box(Color shade, Element... content) {
        PdfPCell cell = new PdfPCell();
        cell.setBorderColor(LINE);
        cell.setBackgroundColor(shade);
        cell.setPadding(6);
        for (Element element : content) {
            cell.addElement(element);
        }
        PdfPTable box = new PdfPTable(1);
        box.setWidthPercentage(100);
        box.setSpacingBefore(8);
        box.addCell(cell);
        return box;
    }

    /**
     * A type that goes into the file with it: what is filed for decades must not depend on the reader's own types, and
     * names are written in Latin, Greek and Cyrillic letters of one face.
     *
     * @param style normal, bold or italic of {@link Font}
     */
    static Font font(float size, int style) {
        return new Font(face(style), size);
    }

    /**
     * A letter that the type does not have would be left out without a word: it becomes an empty box, and a high digit,
     * as in 10⁹, is written 10^9.
     */
    static String printable(String text) {
        BaseFont face = face(Font.NORMAL);
        StringBuilder printed = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> {
            if (face.charExists(letter) || Character.isWhitespace(letter)) {
                printed.appendCodePoint(letter);
            } else if (HIGH_DIGITS.indexOf(letter) >= 0) {
                printed.append('^').append(HIGH_DIGITS.indexOf(letter));
            } else {
                printed.append('\u25a1');
            }
        });
        return printed.toString();
    }

    private static BaseFont face(int style) {
        String face = FACES.formatted(
                switch (style) {
                    case Font.NORMAL -> "Regular";
                    case Font.BOLD -> "Bold";
                    case Font.ITALIC -> "Italic";
                    default -> throw new IllegalArgumentException("No face for the style " + style);
                });
        try {
            // Read once: OpenPDF keeps it.
            return BaseFont.createFont(face, BaseFont.IDENTITY_H, BaseFont.EMBEDDED);
        } catch (IOException missing) {
            throw new UncheckedIOException("The type " + face + " is not on the class path", missing);
        }
    }
}
