package org.spineline.interop.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.spineline.interop.ImportReport;
import org.spineline.interop.application.BundleImport;
import org.spineline.interop.application.ImportRow;
import org.spineline.kernel.problem.ConstraintProblem;
import org.spineline.kernel.web.Page;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/imports")
class ImportController {
    private final BundleImport imports;

    ImportController(BundleImport imports) {
        this.imports = imports;
    }

    @PostMapping(path = "/fhir", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ImportReport fhir(@RequestPart MultipartFile file) {
        String name = file.getOriginalFilename();
        return imports.upload(name == null ? "" : name, bytes(file));
    }

    @GetMapping
    Page<ImportRow> recent(
            @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page,
            @RequestParam(defaultValue = "25") @Min(1) @Max(100) int size) {
        return imports.recent(page, size);
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException cutOff) {
            throw new UncheckedIOException(cutOff);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Constraints {
        @Bean
        ConstraintProblem fileTaken() {
            return new ConstraintProblem(
                    "fhir_import_file_uk",
                    "import-running",
                    "This file is being taken in by somebody else at this moment. Nothing was saved twice.");
        }
    }
}
