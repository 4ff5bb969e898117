package org.spineline.kernel.print;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.HeaderFooter;
import com.lowagie.text.ListItem;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import java.awt.Color;
import java.util.List;

/** What all our printed pages have in common: margins, type, lines, and who is meant at the foot of each. */
public final class Print {
    public static final Color LINE = new Color(0x8a, 0x94, 0x9e);

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
        HeaderFooter footer = new HeaderFooter(new Phrase(text, font(8, Font.NORMAL)), numbered);
        footer.setAlignment(Element.ALIGN_CENTER);
        footer.setBorder(Rectangle.TOP);
        footer.setBorderColor(LINE);
        return footer;
    }

    public static PdfPCell cell(Phrase text) {
        PdfPCell cell = new PdfPCell(text);
        cell.setBorderColor(LINE);
        cell.setPadding(4);
        return cell;
    }

    /** A paragraph of a letter, with as much space below. */
    public static Paragraph paragraph(String text, float size, int style, float after) {
        Paragraph paragraph = new Paragraph(text, font(size, style));
        paragraph.setSpacingAfter(after);
        return paragraph;
    }

    /** @param leading from one line to the next, in points */
    public static com.lowagie.text.List bullets(List<String> lines, float leading, float size) {
        com.lowagie.text.List list = new com.lowagie.text.List(false, 12);
        list.setListSymbol("•");
        lines.forEach(line -> list.add(new ListItem(leading, line, font(size, Font.NORMAL))));
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

    /** @param style one of {@link Font}'s */
    public static Font font(float size, int style) {
        return new Font(Font.HELVETICA, size, style);
    }
}
