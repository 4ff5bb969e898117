package org.spineline.messaging.application;

import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.spineline.messaging.application.MessagingRequests.ErrorCount;
import org.spineline.messaging.application.MessagingRequests.InvitationMail;
import org.spineline.messaging.application.MessagingRequests.MessageCount;
import org.spineline.messaging.application.MessagingRequests.MessageView;
import org.spineline.messaging.domain.Message;
import org.spineline.messaging.domain.MessageRepository.ErrorTally;
import org.spineline.messaging.domain.MessageRepository.Tally;

@Mapper
interface MessageMapper {
    @Mapping(
            target = "nextTryAt",
            expression = "java(message.getState() == org.spineline.messaging.MessageState.WAITING"
                    + " ? message.getNextTryAt() : null)")
    MessageView toView(Message message);

    @Mapping(target = "askedAt", source = "createdAt")
    InvitationMail toMail(Message message);

    MessageCount toCount(Tally tally);

    ErrorCount toCount(ErrorTally tally);
}
