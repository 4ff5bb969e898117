package org.spineline.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.spineline.SpinelineApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application on a real database. One context serves every such test, and Maven runs them all twice: on H2
 * and on PostgreSQL. Nothing is rolled back: a test makes the data it needs.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("database")
@SpringBootTest(
        classes = SpinelineApplication.class,
        properties = {
            "springdoc.api-docs.enabled=true",
            // The door as in the demo, and somebody who has an account: without one nothing answers.
            "spineline.access.second-factor=optional",
            "spineline.access.https=false",
            "spineline.keys.second-factor=MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
            "spineline.first-administrator.username=installer",
            "spineline.first-administrator.password=seven lamps over a quiet harbour",
            "spineline.messaging.site-address=https://spine.example",
            "spineline.messaging.privacy-office=privacy@hospital.example",
            // Plans in tests are small: what can be found is found early.
            "planning.search.moves=20000"
        })
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@ContextConfiguration(initializers = TestDatabase.class)
@Import({TestClock.Configuration.class, Api.class, ApiContract.class})
@ExtendWith(TestClock.StartsEachTestAtTheSameTime.class)
public @interface SpinelineTest {}
