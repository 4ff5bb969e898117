export function PatientPage({ patientId }: { patientId: string }) {
	return patientId;
}
