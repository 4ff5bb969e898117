import { createContext, type ReactNode, useContext } from "react";

const Zone = createContext<string | undefined>(undefined);

/** Every time on screen is the facility's, whatever zone the computer is set to. */
export function FacilityZone({ zone, children }: { zone: string; children: ReactNode }) {
	return <Zone value={zone}>{children}</Zone>;
}

/** An IANA name such as "Europe/Dublin". */
export function useZone(): string {
	const zone = useContext(Zone);
	if (zone === undefined) throw new Error("No <FacilityZone> above: times would be shown in the computer's zone");
	return zone;
}
