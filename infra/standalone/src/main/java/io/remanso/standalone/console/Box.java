package io.remanso.standalone.console;

import java.util.List;

/**
 * Lines with a frame around them.
 */
final class Box {

	private Box() {
	}

	static String drawn(List<String> lines) {
		return frame(lines, "┌─┐│└─┘");
	}

	static String ascii(List<String> lines) {
		return frame(lines, "+-+|+-+");
	}

	private static String frame(List<String> lines, String parts) {
		int width = lines.stream().mapToInt(String::length).max().orElse(0) + 4;
		StringBuilder box = new StringBuilder();
		box.append(edge(parts.substring(0, 3), width));
		for (String line : lines) {
			String padding = " ".repeat(width - 2 - line.length());
			box.append(parts.charAt(3)).append("  ").append(line).append(padding).append(parts.charAt(3)).append('\n');
		}
		return box.append(edge(parts.substring(4), width)).toString();
	}

	private static String edge(String parts, int width) {
		return parts.charAt(0) + parts.substring(1, 2).repeat(width) + parts.charAt(2) + "\n";
	}

}
