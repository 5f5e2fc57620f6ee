package io.remanso.responder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The assistant's instructions as they were set: the text itself, {@code @} and a file,
 * or nothing.
 */
final class Instructions {

	private static final String USUAL = """
			Eres el asistente de un negocio y atiendes a sus clientes por WhatsApp.
			Responde en el idioma del cliente, con amabilidad y en pocas frases, sin títulos ni tablas; \
			resalta como en WhatsApp: *negrita*, _cursiva_.
			Si un cliente escribió varios mensajes, contesta todo en una sola respuesta.
			No inventes precios, fechas ni disponibilidad: si no lo sabes, dilo y ofrece que una persona del equipo \
			lo confirme.
			Los datos del cliente y la hora te los da el sistema; no los repitas si no hacen falta.
			""";

	private Instructions() {
	}

	static String of(String setting) {
		if (setting.isBlank()) {
			return USUAL;
		}
		return setting.startsWith("@") ? read(Path.of(setting.substring(1).strip())) : setting;
	}

	private static String read(Path file) {
		if (!Files.isReadable(file)) {
			throw new MissingSettingException(
					"ASSISTANT_INSTRUCTIONS names the file %s, which can't be read: correct the path".formatted(file));
		}
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
