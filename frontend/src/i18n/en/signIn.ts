export const signIn = {
	title: "Sign in",
	username: "User name",
	password: "Password",
	reveal: "Show what is typed",
	submit: "Sign in",
	usernameRequired: "Enter your user name",
	passwordRequired: "Enter your password",
	failed: "User name or password is not right",
	expired: "Your session has ended. Sign in to go on where you were.",
	lead: "Vertebral augmentation, from referral to the last follow-up call",
} as const;
