import type { NewPasskey, PasskeyOffer, PasskeyProof, PasskeyQuestion, PasskeyTransport } from "./schema";

const TRANSPORTS: Readonly<Record<string, PasskeyTransport>> = {
	usb: "USB",
	nfc: "NFC",
	ble: "BLE",
	"smart-card": "SMART_CARD",
	hybrid: "HYBRID",
	internal: "INTERNAL",
};

/** @param origin where the site's passkeys work; undefined: nowhere */
export function canUsePasskeys(origin: string | undefined): boolean {
	return (
		origin === location.origin &&
		typeof PublicKeyCredential === "function" &&
		typeof PublicKeyCredential.parseRequestOptionsFromJSON === "function" &&
		typeof PublicKeyCredential.parseCreationOptionsFromJSON === "function"
	);
}

/** Lets the person choose a passkey and prove on the device that it is theirs. Rejects with a `DOMException` if not. */
export async function proofFor(question: PasskeyQuestion): Promise<PasskeyProof> {
	const { id, response } = (await answered(
		navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(question) }),
	)) as AuthenticationResponseJSON;
	return {
		credentialId: id,
		clientData: response.clientDataJSON,
		authenticatorData: response.authenticatorData,
		signature: response.signature,
		// A key that does not know whose it is cannot open an account by itself; the server refuses what is not Base64url.
		userHandle: response.userHandle ?? "-",
	};
}

/** Lets the device make a key. Rejects with a `DOMException` if it does not. */
export async function keyFor(offer: PasskeyOffer, name: string): Promise<NewPasskey> {
	const { response } = (await answered(
		navigator.credentials.create({
			publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(offer as PublicKeyCredentialCreationOptionsJSON),
		}),
	)) as RegistrationResponseJSON;
	return {
		name,
		clientData: response.clientDataJSON,
		attestationObject: response.attestationObject,
		transports: response.transports.flatMap((transport) => TRANSPORTS[transport] ?? []),
	};
}

async function answered(asked: Promise<Credential | null>): Promise<unknown> {
	const given = await asked;
	if (given === null) throw new DOMException("Nothing was chosen", "NotAllowedError");
	return (given as PublicKeyCredential).toJSON();
}
