/** Five vertebrae on a gentle curve, the third one treated. */
export function Mark({ className }: { className?: string | undefined }) {
	return (
		<svg className={className} viewBox="0 0 24 24" width="26" height="26" aria-hidden="true">
			<g fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round">
				<path d="M9 4h8M7.5 8h8M8 16h8M9.5 20h8" />
			</g>
			<rect x="6" y="10.6" width="10" height="2.8" rx="1.2" fill="#8fc1ff" />
		</svg>
	);
}
