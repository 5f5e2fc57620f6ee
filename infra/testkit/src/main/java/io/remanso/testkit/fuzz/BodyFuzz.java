package io.remanso.testkit.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes bodies of seeds: half of them still JSON, half of them anything. The same random
 * numbers give the same bodies. For one thread.
 */
public final class BodyFuzz {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private static final List<String> TOKENS = List.of("{", "}", "[", "]", "\"", ":", ",", "null", "\\u0000", "\\ud800",
			"\\", "1e999", "-", "\n", "\u0000", "\uFEFF", "[[[[[[[[", "{\"a\":", "/*", "NaN");

	private final List<byte[]> seeds;

	private final List<JsonNode> trees = new ArrayList<>();

	private final RandomGenerator random;

	private final JsonFuzz json;

	public BodyFuzz(List<byte[]> seeds, RandomGenerator random) {
		this.seeds = List.copyOf(seeds);
		this.random = random;
		this.json = new JsonFuzz(random);
		seeds.forEach(this::parse);
	}

	private void parse(byte[] seed) {
		try {
			this.trees.add(MAPPER.readTree(seed));
		}
		catch (JacksonException ex) {
			// A seed that is no JSON serves as bytes only.
		}
	}

	/** The next body. */
	public byte[] next() {
		if (this.random.nextBoolean()) {
			return MAPPER.writeValueAsBytes(this.json.change(this.trees.get(this.random.nextInt(this.trees.size()))));
		}
		byte[] body = seed();
		int changes = 1 + this.random.nextInt(4);
		for (int i = 0; i < changes; i++) {
			body = change(body);
		}
		return body;
	}

	private byte[] seed() {
		return this.seeds.get(this.random.nextInt(this.seeds.size()));
	}

	private byte[] change(byte[] body) {
		int from = this.random.nextInt(body.length + 1);
		int to = from + this.random.nextInt(Math.min(64, body.length - from) + 1);
		return switch (this.random.nextInt(7)) {
			case 0 -> joined(body, 0, from);
			case 1 -> joined(body, 0, from, body, to, body.length);
			case 2 -> joined(body, 0, to, body, from, body.length);
			case 3 ->
				inserted(body, from, TOKENS.get(this.random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8));
			case 4 -> inserted(body, from, noise());
			case 5 -> {
				byte[] other = seed();
				yield joined(body, 0, from, other, this.random.nextInt(other.length + 1), other.length);
			}
			default -> flipped(body);
		};
	}

	private byte[] noise() {
		byte[] noise = new byte[1 + this.random.nextInt(16)];
		this.random.nextBytes(noise);
		return noise;
	}

	private byte[] flipped(byte[] body) {
		byte[] copy = body.clone();
		if (copy.length > 0) {
			copy[this.random.nextInt(copy.length)] ^= (byte) (1 << this.random.nextInt(8));
		}
		return copy;
	}

	private static byte[] inserted(byte[] body, int at, byte[] more) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + more.length);
		out.write(body, 0, at);
		out.writeBytes(more);
		out.write(body, at, body.length - at);
		return out.toByteArray();
	}

	private static byte[] joined(byte[] body, int from, int to) {
		return joined(body, from, to, body, 0, 0);
	}

	private static byte[] joined(byte[] one, int from, int to, byte[] other, int otherFrom, int otherTo) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(one, from, to - from);
		out.write(other, otherFrom, otherTo - otherFrom);
		return out.toByteArray();
	}

}
