import { type Catalogue, en } from "./en";

type Plural = { readonly one: string; readonly other: string };
type Message = string | Plural;
type Namespace = keyof Catalogue & string;

/** "shell.signOut": the file below `en/`, then the key in it. */
export type MessageKey = { [N in Namespace]: `${N}.${keyof Catalogue[N] & string}` }[Namespace];

type MessageAt<K extends MessageKey> = K extends `${infer N extends Namespace}.${infer M}`
	? M extends keyof Catalogue[N]
		? Catalogue[N][M]
		: never
	: never;
type Text<M> = M extends Plural ? M["one"] | M["other"] : M;
type Names<T> = T extends `${string}{${infer V}}${infer Rest}` ? V | Names<Rest> : never;
type VarsOf<M> = Names<Text<M>> | (M extends Plural ? "count" : never);
type Vars<K extends MessageKey> = [VarsOf<MessageAt<K>>] extends [never]
	? []
	: [vars: Readonly<Record<VarsOf<MessageAt<K>>, string | number>>];

/** Keys that need no variables: for tables of labels such as `Record<Status, PlainKey>`. */
export type PlainKey = { [K in MessageKey]: Vars<K> extends [] ? K : never }[MessageKey];

const plurals = new Intl.PluralRules("en");

export function t<K extends MessageKey>(key: K, ...[vars]: Vars<K>): string {
	const dot = key.indexOf(".");
	const messages: Readonly<Record<string, Message>> | undefined = en[key.slice(0, dot) as Namespace];
	const message = messages?.[key.slice(dot + 1)];
	if (message === undefined) return key;
	const values: Readonly<Record<string, string | number>> = vars ?? {};
	const text = typeof message === "string" ? message : message[chosenForm(values)];
	return text.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}

function chosenForm(values: Readonly<Record<string, string | number>>): keyof Plural {
	return plurals.select(Number(values["count"])) === "one" ? "one" : "other";
}
