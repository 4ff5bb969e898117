package org.spineline.messaging.infrastructure;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.spineline.messaging.DeliveryError;
import org.spineline.messaging.application.Letter;
import org.spineline.messaging.application.Post;
import org.spineline.messaging.domain.MessagingRules;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands letters to the mail server named by {@code spring.mail.host}. */
@Component
public class SmtpPost implements Post {
    private final @Nullable JavaMailSender server;
    private final MessagingRules rules;
    private final Clock clock;

    public SmtpPost(ObjectProvider<JavaMailSender> server, MessagingRules rules, Clock clock) {
        this.server = server.getIfAvailable();
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public boolean isConfigured() {
        return server != null;
    }

    @Override
    public void send(Letter letter) throws Refused {
        if (server == null) {
            throw new IllegalStateException("No mail server is configured");
        }
        try {
            server.send(mail(letter, server));
        } catch (AddressException unreadable) {
            throw new Refused(DeliveryError.ADDRESS_REFUSED);
        } catch (MessagingException | UnsupportedEncodingException unwritable) {
            throw new Refused(DeliveryError.MESSAGE_REFUSED);
        } catch (MailException refused) {
            throw new Refused(errorOf(refused));
        }
    }

    /** Plain text: nothing to load, nothing hidden behind a word, nothing to escape. */
    private MimeMessage mail(Letter letter, JavaMailSender sender)
            throws MessagingException, UnsupportedEncodingException {
        MimeMessage mail = sender.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(mail, StandardCharsets.UTF_8.name());
        helper.setFrom(new InternetAddress(rules.sender(), rules.siteName(), StandardCharsets.UTF_8.name()));
        helper.setTo(new InternetAddress(letter.to(), true));
        helper.setSubject(letter.subject());
        helper.setText(letter.body());
        helper.setSentDate(Date.from(clock.instant()));
        mail.setHeader("Content-Language", letter.language());
        // Keeps out-of-office notes from coming back, and mailing lists from spreading it.
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("Message-ID", "<" + letter.id() + "@" + domain() + ">");
        return mail;
    }

    private String domain() {
        return rules.sender().substring(rules.sender().indexOf('@') + 1);
    }

    private static DeliveryError errorOf(MailException refused) {
        if (refused instanceof MailAuthenticationException) {
            return DeliveryError.LOGIN_REFUSED;
        }
        if (!(refused instanceof MailSendException failed)) {
            return DeliveryError.MESSAGE_REFUSED;
        }
        if (failed.getMessageExceptions().length == 0) {
            return DeliveryError.SERVER_UNREACHABLE;
        }
        return Arrays.stream(failed.getMessageExceptions())
                .map(SmtpPost::errorOf)
                .min(DeliveryError::compareTo)
                .orElse(DeliveryError.MESSAGE_REFUSED);
    }

    private static DeliveryError errorOf(Exception one) {
        if (one instanceof SendFailedException failed
                && failed.getInvalidAddresses() != null
                && failed.getInvalidAddresses().length > 0) {
            return DeliveryError.ADDRESS_REFUSED;
        }
        for (Throwable cause = one; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return DeliveryError.SERVER_UNREACHABLE;
            }
        }
        return DeliveryError.MESSAGE_REFUSED;
    }
}
