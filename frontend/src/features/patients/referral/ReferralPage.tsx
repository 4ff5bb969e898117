export function ReferralPage({ patientId }: { patientId: string }) {
	return patientId;
}
