import type { Answers } from "../en/answers";

export const answers: Answers = {
	title: "Sus preguntas",
	lead: "Necesita unos tres minutos. Puede dejar sin responder lo que no quiera contestar.",
	rest: "¿Cuánto dolor tiene cuando está acostado y quieto?",
	movement: "¿Cuánto dolor tiene cuando se mueve?",
	scale: "0 es ningún dolor y 10 es el peor dolor que pueda imaginar.",
	function: "¿Qué es cierto para usted hoy?",
	functionHint: "Marque cada frase que le describe hoy.",
	none: "Ninguna de estas frases me describe hoy",
	send: "Enviar mis respuestas",
	nothing: "Primero responda al menos una pregunta.",
	thanksTitle: "Gracias",
	thanksText: "Sus respuestas se enviaron. Puede cerrar esta página.",
	invalidTitle: "Este enlace no funciona",
	invalidText:
		"Puede que ya se haya usado o que sea demasiado antiguo. Si ya envió sus respuestas, no tiene que hacer nada más. Si no, pida un enlace nuevo a su equipo de atención.",
	busyText: "Se intentó demasiadas veces. Espere diez minutos y abra el enlace de nuevo.",
	failedText:
		"Sus respuestas no se enviaron. Compruebe su conexión y envíelas otra vez. No se pierde nada de lo que escribió.",
	kept: "Lo que marque se queda en esta página hasta que lo envíe, aunque la vuelva a cargar.",
	emergency: "Esta página no se lee de inmediato. En una emergencia llame al número de emergencias.",
	retry: "Intentar de nuevo",
	loading: "Cargando sus preguntas",
};
