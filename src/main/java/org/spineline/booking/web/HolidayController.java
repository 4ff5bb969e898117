package org.spineline.booking.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.spineline.booking.application.AbsenceRequests.HolidayReport;
import org.spineline.booking.application.AbsenceRequests.HolidayView;
import org.spineline.booking.application.HolidayService;
import org.spineline.kernel.problem.ConstraintProblem;
import org.spineline.kernel.web.ExpectedVersion;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/holidays")
class HolidayController {
    private final HolidayService holidays;

    HolidayController(HolidayService holidays) {
        this.holidays = holidays;
    }

    @GetMapping
    List<HolidayView> between(@RequestParam LocalDate from, @RequestParam LocalDate to) {
        return holidays.between(from, to);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    HolidayReport upload(@RequestPart MultipartFile file) {
        try {
            return holidays.upload(file.getBytes());
        } catch (IOException cutOff) {
            throw new UncheckedIOException(cutOff);
        }
    }

    @DeleteMapping("/{date}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable LocalDate date, ExpectedVersion expected) {
        holidays.remove(date, expected);
    }

    @Configuration(proxyBeanMethods = false)
    static class Constraints {
        @Bean
        ConstraintProblem dayTaken() {
            return new ConstraintProblem(
                    "holiday_day_uk",
                    "holidays-changed",
                    "Somebody else is adding holidays at this moment. Nothing was saved; try again.");
        }
    }
}
