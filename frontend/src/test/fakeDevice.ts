import { afterEach, vi } from "vitest";

/** A browser with a device that holds one passkey and agrees to everything until told otherwise. */
export function fakeDevice() {
	let refusal: string | undefined;
	const answer = (response: object) => async () => {
		if (refusal !== undefined) throw new DOMException("", refusal);
		return { toJSON: () => ({ id: "key-1", response }) };
	};
	vi.stubGlobal(
		"PublicKeyCredential",
		Object.assign(() => undefined, {
			parseCreationOptionsFromJSON: (options: object) => options,
			parseRequestOptionsFromJSON: (options: object) => options,
		}),
	);
	Object.defineProperty(navigator, "credentials", {
		configurable: true,
		value: {
			create: answer({
				clientDataJSON: "client",
				attestationObject: "made",
				transports: ["internal", "cable", "smart-card"],
			}),
			get: answer({
				clientDataJSON: "client",
				authenticatorData: "data",
				signature: "sig",
				userHandle: "me",
			}),
		},
	});
	return {
		refuses: (name: string) => {
			refusal = name;
		},
		agrees: () => {
			refusal = undefined;
		},
	};
}

afterEach(() => vi.unstubAllGlobals());
