package org.spineline.kernel.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.lowagie.text.Document;
import com.lowagie.text.Font;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spineline.support.OnPaper;

class PrintTest {
    private static final String NAMES = "Żółć, Ελένη, Иванова, O’Brien – Núñez";

    @Test
    void every_letter_of_a_name_is_printed_from_a_type_that_is_in_the_file() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Document document = Print.document(Print.Paper.A4, 48);
        PdfWriter.getInstance(document, bytes);
        document.setFooter(Print.footer(NAMES + " · page ", true));
        document.open();
        for (int style : new int[] {Font.NORMAL, Font.BOLD, Font.ITALIC}) {
            document.add(Print.paragraph(NAMES, 11, style, 4));
        }
        document.add(Print.box(Color.WHITE, Print.bullets(List.of("38 Gy·cm², 10⁹/L, ≥ 2"), 14, 11)));
        document.close();

        assertThat(OnPaper.text(bytes.toByteArray()))
                .contains(NAMES + " " + NAMES + " " + NAMES, "38 Gy·cm², 10^9/L, ≥ 2", "•", NAMES + " · page 1");
    }

    @Test
    void a_letter_that_the_type_lacks_leaves_a_box_and_not_a_gap() {
        assertThat(Print.printable("李 → 10⁹\nL1")).isEqualTo("□ → 10^9\nL1");
    }

    @Test
    void a_style_without_a_face_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Print.font(10, Font.UNDERLINE));
    }
}
