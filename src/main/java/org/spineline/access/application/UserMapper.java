package org.spineline.access.application;

import org.mapstruct.Mapper;
import org.spineline.access.application.UserRequests.UserResponse;
import org.spineline.access.domain.AppUser;

@Mapper
interface UserMapper {
    UserResponse toResponse(AppUser user, boolean secondFactor, int passkeys);
}
