package io.remanso.standalone.page.people;

import java.util.List;
import java.util.Optional;

/**
 * Everybody on the page. Their ids stay: their chats are kept under them.
 */
public final class DemoUsers {

	private static final List<DemoUser> ALL = List.of(
			new DemoUser("9995550101", "ana", "Ana Torres",
					List.of("Hola, buenas tardes 👋", "quería saber si tienen una habitación para este fin de semana",
							"somos dos adultos y un niño de 4 años", "¿y el desayuno está incluido?")),
			new DemoUser("9995550102", "mateo", "Mateo Rojas",
					List.of("Buenas!", "el vuelo se retrasó", "llego como a las 11 de la noche",
							"¿hay alguien en recepción a esa hora?", "gracias 🙏")),
			new DemoUser("9995550103", "lucia", "Lucía Fernández",
					List.of("Hola, me llamo Lucía", "reservé para el 14 de diciembre",
							"¿puedo cambiar la fecha al 16?")),
			new DemoUser("9995550104", "jorge", "Jorge Ibáñez", List.of("una pregunta", "¿aceptan perros?",
					"es un labrador, muy tranquilo 🐕", "y ¿tienen parqueadero?")));

	private DemoUsers() {
	}

	public static List<DemoUser> all() {
		return ALL;
	}

	public static Optional<DemoUser> find(String id) {
		return ALL.stream().filter((user) -> user.id().equals(id)).findFirst();
	}

}
