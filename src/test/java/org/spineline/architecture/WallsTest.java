package org.spineline.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.spineline.access.OpenToSignedIn;
import org.spineline.access.Requires;
import org.spineline.access.SystemUse;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.web.ExpectedVersion;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Each wall is checked against the code, and against a violation planted for it. */
class WallsTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.spineline");
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("planted.layers");

    private static final ArchRule THE_DOMAIN_KNOWS_NEITHER_WEB_NOR_APPLICATION = noClasses()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("..web", "..application")
                    .and(resideOutsideOfPackage("org.spineline.kernel.."))
                    .or(resideInAnyPackage("org.springframework.web..", "org.springframework.http..")));

    private static final ArchRule THE_APPLICATION_LAYER_KNOWS_NO_HTTP = noClasses()
            .that()
            .resideInAPackage("..application..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.spineline..web..")
                    .and(resideOutsideOfPackage("org.spineline.kernel.."))
                    .or(resideInAPackage("org.springframework.http.."))
                    .or(resideInAPackage("org.springframework.web.."))
                    .or(resideInAPackage("jakarta.servlet..")));

    private static final ArchRule CONTROLLERS_TALK_TO_SERVICES_NOT_TO_ENTITIES = noClasses()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .dependOnClassesThat(annotatedWith(Entity.class));

    private static final ArchRule CONTROLLERS_ARE_NOBODYS_API =
            classes().that().areAnnotatedWith(RestController.class).should().bePackagePrivate();

    private static final ArchRule EVERY_USE_CASE_SAYS_WHO_MAY_CALL_IT = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Service.class)
            .should(sayWhoMayCallThem());

    private static final ArchRule TIME_COMES_FROM_THE_CLOCK = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    private static final ArchRule THE_SYSTEM_CLOCK_IS_TAKEN_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage("org.spineline.kernel.time")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    private static final ArchRule ENTITIES_HAVE_NO_SETTERS = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .should(startWithSet());

    private static final ArchRule ENUMS_ARE_STORED_BY_NAME =
            fields().that().areAnnotatedWith(Enumerated.class).should(beStoredByName());

    private static final ArchRule PATIENT_DATA_IS_KNOWN_TO_THE_TRAIL = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .and(haveAFieldCalled("patientId"))
            .should()
            .implement(PatientOwned.class);

    private static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS =
            noFields().should().beAnnotatedWith(Autowired.class);

    private static final ArchRule A_CHANGE_SAYS_WHICH_VERSION_IT_WAS_MADE_ON = methods()
            .that(are(annotatedWithAny(List.of(PutMapping.class, PatchMapping.class, DeleteMapping.class))))
            .should(takeTheExpectedVersion());

    /** The API document knows a type by its simple name: of two that share one, it would describe only the last. */
    private static final ArchRule WHAT_GOES_OVER_THE_WIRE_HAS_A_NAME_OF_ITS_OWN = classes()
            .that(DescribedPredicate.describe(
                    "are wire records",
                    type -> !type.getSimpleName().isEmpty()
                            && type.getEnclosingClass()
                                    .map(holder -> holder.getSimpleName().endsWith("Requests"))
                                    .orElse(false)))
            .should(haveANameOfTheirOwn())
            .as("what goes over the wire has a name of its own");

    @TestFactory
    Stream<DynamicTest> the_code_keeps_every_wall() {
        return rules().map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(CODE)));
    }

    @TestFactory
    Stream<DynamicTest> every_wall_refuses_its_planted_violation() {
        return rules().map(rule ->
                DynamicTest.dynamicTest(rule.getDescription(), () -> assertThatExceptionOfType(AssertionError.class)
                        .isThrownBy(() -> rule.check(PLANTED))));
    }

    private static Stream<ArchRule> rules() {
        return Stream.of(
                THE_DOMAIN_KNOWS_NEITHER_WEB_NOR_APPLICATION,
                THE_APPLICATION_LAYER_KNOWS_NO_HTTP,
                CONTROLLERS_TALK_TO_SERVICES_NOT_TO_ENTITIES,
                CONTROLLERS_ARE_NOBODYS_API,
                EVERY_USE_CASE_SAYS_WHO_MAY_CALL_IT,
                TIME_COMES_FROM_THE_CLOCK,
                THE_SYSTEM_CLOCK_IS_TAKEN_IN_ONE_PLACE,
                ENTITIES_HAVE_NO_SETTERS,
                ENUMS_ARE_STORED_BY_NAME,
                PATIENT_DATA_IS_KNOWN_TO_THE_TRAIL,
                NOTHING_IS_INJECTED_INTO_FIELDS,
                A_CHANGE_SAYS_WHICH_VERSION_IT_WAS_MADE_ON,
                WHAT_GOES_OVER_THE_WIRE_HAS_A_NAME_OF_ITS_OWN);
    }

    private static DescribedPredicate<JavaClass> annotatedWith(Class<? extends java.lang.annotation.Annotation> type) {
        return DescribedPredicate.describe("annotated with @" + type.getSimpleName(), c -> c.isAnnotatedWith(type));
    }

    private static DescribedPredicate<JavaMethod> annotatedWithAny(
            List<Class<? extends java.lang.annotation.Annotation>> types) {
        return DescribedPredicate.describe(
                "handlers that change or remove", m -> types.stream().anyMatch(m::isAnnotatedWith));
    }

    private static DescribedPredicate<JavaClass> haveAFieldCalled(String name) {
        return DescribedPredicate.describe(
                "with a field " + name,
                c -> c.getAllFields().stream().map(JavaField::getName).anyMatch(name::equals));
    }

    private static ArchCondition<JavaMethod> sayWhoMayCallThem() {
        Set<Class<? extends java.lang.annotation.Annotation>> answers =
                Set.of(Requires.class, OpenToSignedIn.class, SystemUse.class);
        return condition("say who may call them", method -> answers.stream()
                .anyMatch(answer ->
                        method.isAnnotatedWith(answer) || method.getOwner().isAnnotatedWith(answer)));
    }

    private static ArchCondition<JavaMethod> startWithSet() {
        return condition("be setters", method -> method.getName().matches("set[A-Z].*"));
    }

    private static ArchCondition<JavaField> beStoredByName() {
        return condition("be stored by name", field -> {
            JavaAnnotation<?> enumerated = field.getAnnotationOfType(Enumerated.class.getName());
            return enumerated.get("value").map(Object::toString).orElse("").contains("STRING");
        });
    }

    private static ArchCondition<JavaMethod> takeTheExpectedVersion() {
        return condition("take the expected version", method -> method.getRawParameterTypes().stream()
                .anyMatch(p -> p.isEquivalentTo(ExpectedVersion.class)));
    }

    private static ArchCondition<JavaClass> haveANameOfTheirOwn() {
        return new ArchCondition<>("have a name of their own") {
            private final Map<String, List<String>> holders = new HashMap<>();

            @Override
            public void init(Collection<JavaClass> all) {
                holders.clear();
                all.forEach(type -> holders.computeIfAbsent(type.getSimpleName(), name -> new ArrayList<>())
                        .add(type.getFullName()));
            }

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                List<String> same = holders.get(type.getSimpleName());
                events.add(new SimpleConditionEvent(type, same.size() == 1, String.join(" and ", same)));
            }
        };
    }

    private static <T extends com.tngtech.archunit.core.domain.properties.HasName.AndFullName>
            ArchCondition<T> condition(String description, java.util.function.Predicate<T> holds) {
        return new ArchCondition<>(description) {
            @Override
            public void check(T item, ConditionEvents events) {
                events.add(new SimpleConditionEvent(item, holds.test(item), item.getFullName()));
            }
        };
    }
}
