package org.spineline.supply.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.problem.ConstraintProblem;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.kernel.web.Page;
import org.spineline.kernel.web.Versioned;
import org.spineline.kernel.web.WorksInReadOnlyMode;
import org.spineline.supply.application.CatalogueService;
import org.spineline.supply.application.LotService;
import org.spineline.supply.application.ScanService;
import org.spineline.supply.application.SupplyRequests.CountRequest;
import org.spineline.supply.application.SupplyRequests.LotDetail;
import org.spineline.supply.application.SupplyRequests.LotRequest;
import org.spineline.supply.application.SupplyRequests.LotResponse;
import org.spineline.supply.application.SupplyRequests.ProductRequest;
import org.spineline.supply.application.SupplyRequests.ProductResponse;
import org.spineline.supply.application.SupplyRequests.ReceiptRequest;
import org.spineline.supply.application.SupplyRequests.ScanRequest;
import org.spineline.supply.application.SupplyRequests.ScanResponse;
import org.spineline.supply.application.SupplyRequests.StockAttention;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/supply")
class SupplyController {
    private final CatalogueService catalogue;
    private final LotService lots;
    private final ScanService scans;

    SupplyController(CatalogueService catalogue, LotService lots, ScanService scans) {
        this.catalogue = catalogue;
        this.lots = lots;
        this.scans = scans;
    }

    @GetMapping("/products")
    List<ProductResponse> products() {
        return catalogue.all();
    }

    @PostMapping("/products")
    ResponseEntity<ProductResponse> addProduct(@Valid @RequestBody ProductRequest request) {
        ProductResponse added = catalogue.add(request);
        return Versioned.created(URI.create("/api/supply/products/" + added.id()), added, added.version());
    }

    @PutMapping("/products/{id}")
    ResponseEntity<ProductResponse> changeProduct(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody ProductRequest request) {
        ProductResponse changed = catalogue.change(id, expected, request);
        return Versioned.ok(changed, changed.version());
    }

    @GetMapping("/lots")
    Page<LotResponse> findLots(
            @RequestParam(required = false) @Nullable @Size(max = 100) String q,
            @RequestParam(defaultValue = "false") boolean everything,
            @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(100) int size) {
        return lots.find(q, everything, page, size);
    }

    @GetMapping("/lots/{id}")
    ResponseEntity<LotDetail> getLot(@PathVariable UUID id) {
        return versioned(lots.get(id));
    }

    @PostMapping("/lots")
    ResponseEntity<LotDetail> receive(@Valid @RequestBody ReceiptRequest request) {
        return versioned(lots.receive(request));
    }

    @PostMapping("/lots/{id}/count")
    ResponseEntity<LotDetail> count(@PathVariable UUID id, @Valid @RequestBody CountRequest request) {
        return versioned(lots.count(id, request));
    }

    @PutMapping("/lots/{id}")
    ResponseEntity<LotDetail> decide(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody LotRequest request) {
        return versioned(lots.decide(id, expected, request));
    }

    @GetMapping("/attention")
    StockAttention attention() {
        return lots.attention();
    }

    @WorksInReadOnlyMode
    @PostMapping("/scan")
    ScanResponse scan(@Valid @RequestBody ScanRequest request) {
        return scans.scan(request);
    }

    private static ResponseEntity<LotDetail> versioned(LotDetail detail) {
        return Versioned.ok(detail, detail.lot().version());
    }

    @Configuration(proxyBeanMethods = false)
    static class Constraints {
        @Bean
        ConstraintProblem gtinTaken() {
            return new ConstraintProblem(
                    "supply_product_gtin_uk", "gtin-taken", "Another product of the catalogue has this GTIN.");
        }

        @Bean
        ConstraintProblem productNameTaken() {
            return new ConstraintProblem(
                    "supply_product_name_uk",
                    "product-name-taken",
                    "The catalogue has a product of this name already.");
        }

        @Bean
        ConstraintProblem lotReceivedMeanwhile() {
            return new ConstraintProblem(
                    "supply_lot_lot_uk",
                    "lot-received-meanwhile",
                    "Somebody received this lot a moment ago. Send it again to add yours.");
        }
    }
}
