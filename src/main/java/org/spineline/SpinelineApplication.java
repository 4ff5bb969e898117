package org.spineline;

import org.spineline.audit.VerifyRun;
import org.spineline.kernel.encryption.EncryptRun;
import org.spineline.operations.OperationsCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Spineline. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SpinelineApplication {
    public static void main(String[] args) {
        if (VerifyRun.isAsked(args)) {
            System.exit(VerifyRun.run(System.out, args));
        }
        if (OperationsCommand.isMeantBy(args)) {
            System.exit(OperationsCommand.run(System.out, System.err, args));
        }
        if (EncryptRun.isAsked(args)) {
            System.exit(EncryptRun.run(System.out, args));
        }
        SpringApplication.run(SpinelineApplication.class, args);
    }
}
